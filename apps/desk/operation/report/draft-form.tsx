import type { VNode } from "preact";
import { useState } from "preact/hooks";
import { sayFailure } from "../../failure-words.ts";
import { useKept } from "../../kept.ts";
import type { Call } from "../../work.ts";
import { Words } from "../fields.tsx";
import { PrivateHint } from "../private-hint.tsx";
import { words } from "./words-ja.ts";

type Props = {
  readonly call: Call;
  readonly month: string;
  readonly seen: number;
  readonly onDone: (note: string) => void;
};
const said = words.draft;

/** The operator gives the city a version: the figures as they stand, and what there is to say. */
export function DraftForm({ call, month, seen, onDone }: Props): VNode {
  const [form, setForm] = useKept(`report-draft-${month}`, { words: "", next: "", asIs: false });
  const [trouble, setTrouble] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  async function submit(event: Event): Promise<void> {
    event.preventDefault();
    if (busy) return;
    if (form.words.trim() === "" || form.next.trim() === "") return setTrouble(said.missing);
    setBusy(true);
    const answer = await call("/api/report/draft", {
      ...{ month, seen, words: form.words.trim(), next: form.next.trim(), asIs: form.asIs },
    });
    setBusy(false);
    setTrouble(answer.ok ? null : sayFailure(answer.code));
    if (!answer.ok) return;
    setForm({ words: "", next: "", asIs: false });
    onDone(said.done);
  }

  return (
    <form class="operation-form" aria-label={said.heading} onSubmit={(event) => void submit(event)}>
      <Words
        label={said.words}
        value={form.words}
        rows={5}
        onChange={(text) => setForm({ ...form, words: text })}
      />
      <Words label={said.next} value={form.next} rows={3} onChange={(next) => setForm({ ...form, next })} />
      <PrivateHint
        texts={[form.words, form.next]}
        asIs={form.asIs}
        onChoose={(asIs) => setForm({ ...form, asIs })}
      />
      <p class="trouble" role="alert">
        {trouble}
      </p>
      <div class="operation-acts">
        <button class="main" type="submit" disabled={busy}>
          {said.send}
        </button>
      </div>
    </form>
  );
}
