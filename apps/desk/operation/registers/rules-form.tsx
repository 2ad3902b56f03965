import type { VNode } from "preact";
import { useState } from "preact/hooks";
import { sayFailure } from "../../failure-words.ts";
import { useKept } from "../../kept.ts";
import type { Call } from "../../work.ts";
import { Words } from "../fields.tsx";
import { OperationForm } from "../form.tsx";
import { rulesWords } from "./rules-words-ja.ts";

type Props = {
  readonly call: Call;
  /** The version that the form begins with. */
  readonly seen: number;
  readonly present: string;
  readonly onDone: (version: number) => void;
  readonly onCancel: () => void;
};
const said = rulesWords.set;
const longest = 20_000;

export function RulesForm({ call, seen, present, onDone, onCancel }: Props): VNode {
  // What it was begun upon stays: somebody else may write another version meanwhile.
  const [begun] = useState({ seen, words: present });
  const [form, setForm] = useKept("staff-rules", begun);
  const [trouble, setTrouble] = useState<string | null>(null);

  async function send(): Promise<void> {
    if (form.words.trim() === "") return setTrouble(said.missing);
    const answer = await call("/api/staff-rules/set", { seen: form.seen, words: form.words.trim() });
    if (answer.ok) onDone(answer.value.version);
    else setTrouble(sayFailure(answer.code));
  }

  return (
    <OperationForm
      label={said.begin}
      trouble={trouble}
      send={said.send}
      onSend={send}
      cancel={{ label: said.cancel, act: onCancel }}
    >
      <Words
        label={said.words}
        value={form.words}
        rows={12}
        longest={longest}
        onChange={(text) => setForm({ ...form, words: text })}
      />
    </OperationForm>
  );
}
