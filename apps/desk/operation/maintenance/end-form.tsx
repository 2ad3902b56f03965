import type { VNode } from "preact";
import { useState } from "preact/hooks";
import { type MaintenanceOutcome, maintenanceOutcomes } from "../../../../domain/maintenance.ts";
import { sayFailure } from "../../failure-words.ts";
import { useKept } from "../../kept.ts";
import type { Call } from "../../work.ts";
import { Choice, Words } from "../fields.tsx";
import { OperationForm } from "../form.tsx";
import { words } from "./words-ja.ts";

type Props = {
  readonly id: string;
  readonly call: Call;
  readonly changed: () => Promise<void>;
  readonly onCancel: () => void;
};

export function EndForm({ id, call, changed, onCancel }: Props): VNode {
  const [outcome, setOutcome] = useState<MaintenanceOutcome>("done");
  const [result, setResult] = useKept(`maintenance-end-${id}`, "");
  const [trouble, setTrouble] = useState<string | null>(null);
  const said = words.ending;

  async function end(): Promise<void> {
    const answer = await call("/api/maintenance/end", { maintenance: id, outcome, result: result.trim() });
    setTrouble(answer.ok ? null : sayFailure(answer.code));
    if (answer.ok) await changed();
  }

  return (
    <OperationForm
      label={said.send}
      trouble={trouble}
      send={said.send}
      onSend={end}
      cancel={{ label: said.cancel, act: onCancel }}
    >
      <Choice
        label={said.outcome}
        value={outcome}
        options={maintenanceOutcomes.map((one) => [one, words.outcomes[one]] as const)}
        onChange={setOutcome}
      />
      <Words label={said.words} value={result} rows={3} onChange={setResult} />
    </OperationForm>
  );
}
