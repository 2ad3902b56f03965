import type { VNode } from "preact";
import { useState } from "preact/hooks";
import { type MaintenanceOutcome, maintenanceOutcomes } from "../../../../domain/maintenance.ts";
import { sayFailure } from "../../failure-words.ts";
import { useKept } from "../../kept.ts";
import type { Call } from "../../work.ts";
import { Choice, Words } from "../fields.tsx";
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
    <section class="operation-form" aria-label={said.send}>
      <Choice
        label={said.outcome}
        value={outcome}
        options={maintenanceOutcomes.map((one) => [one, words.outcomes[one]] as const)}
        onChange={setOutcome}
      />
      <Words label={said.words} value={result} rows={3} onChange={setResult} />
      <p class="trouble" role="alert">
        {trouble}
      </p>
      <div class="operation-acts">
        <button class="main" type="button" onClick={() => void end()}>
          {said.send}
        </button>
        <button type="button" onClick={onCancel}>
          {said.cancel}
        </button>
      </div>
    </section>
  );
}
