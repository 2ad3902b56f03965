import type { VNode } from "preact";
import { useState } from "preact/hooks";
import { endsOf, type RegisterKind } from "../../../../domain/register.ts";
import { sayFailure } from "../../failure-words.ts";
import { useKept } from "../../kept.ts";
import type { Call } from "../../work.ts";
import { Choice, Words } from "../fields.tsx";
import { OperationForm } from "../form.tsx";
import { words } from "./words-ja.ts";

type Props = {
  readonly id: string;
  readonly kind: RegisterKind;
  readonly call: Call;
  readonly onDone: () => Promise<void>;
  readonly onCancel: () => void;
};
type End = (typeof endsOf)[RegisterKind][number];

export function EndEntryForm({ id, kind, call, onDone, onCancel }: Props): VNode {
  const ends: readonly End[] = endsOf[kind];
  const [outcome, setOutcome] = useState<End>(ends[0] ?? "mistaken");
  const [result, setResult] = useKept(`register-end-${id}`, "");
  const [trouble, setTrouble] = useState<string | null>(null);
  const said = words.ending;

  async function end(): Promise<void> {
    const answer = await call("/api/register/end", { entry: id, outcome, result: result.trim() });
    setTrouble(answer.ok ? null : sayFailure(answer.code));
    if (answer.ok) await onDone();
  }

  return (
    <OperationForm
      label={said.begin[kind]}
      trouble={trouble}
      send={said.send}
      onSend={end}
      cancel={{ label: said.cancel, act: onCancel }}
    >
      <Choice
        label={said.outcome}
        value={outcome}
        options={ends.map((one) => [one, words.outcomes[one]] as const)}
        onChange={setOutcome}
      />
      <Words label={said.words} value={result} rows={2} onChange={setResult} />
    </OperationForm>
  );
}
