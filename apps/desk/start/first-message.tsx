import type { VNode } from "preact";
import { useState } from "preact/hooks";
import type { ConsultationSummary } from "../../../contract/sync.ts";
import type { Answer } from "../../shared/call.ts";
import { newKey } from "../../shared/uuid.ts";
import type { Started } from "./acts.ts";
import type { First } from "./draft.ts";
import { startWords as words } from "./words-ja.ts";

type Props = {
  readonly written: First;
  /** Keeps it as a draft: closing the dialog, signing out and another machine leave it as it is. */
  readonly write: (written: First) => void;
  readonly start: (written: First) => Promise<Answer<Started>>;
  readonly onStarted: (summary: ConsultationSummary) => void;
  /** Something became known meanwhile: it is read again, and what was written stays. */
  readonly onMoved: () => void;
  readonly onCancel: () => void;
};

/** The first message and why it is sent. */
export function FirstMessage({ written, write, start, onStarted, onMoved, onCancel }: Props): VNode {
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<string | null>(null);
  const { text, reason } = written;

  async function go(): Promise<void> {
    if (busy) return;
    if (text.trim() === "" || reason.trim() === "") return setTrouble(words.missing);
    setBusy(true);
    const answer = await start({ ...written, reason: reason.trim() });
    setBusy(false);
    if (answer.ok) return onStarted(answer.value);
    if (answer.code === "briefing-moved") return onMoved();
    const said: Readonly<Record<string, string>> = { ...words.trouble, ...words.fault };
    setTrouble(said[answer.code] ?? words.trouble.other);
  }

  return (
    <>
      <label class="field start-text">
        <span class="field-label">{words.text}</span>
        <textarea
          rows={4}
          autofocus
          value={text}
          // Another text is another message: what was tried before may have arrived under its key.
          onInput={(event) => write({ ...written, key: newKey(), text: event.currentTarget.value })}
        />
      </label>
      <p class="hint">{words.textHint}</p>
      <label class="field">
        <span class="field-label">{words.reason}</span>
        <textarea
          rows={2}
          maxLength={500}
          value={reason}
          onInput={(event) => write({ ...written, reason: event.currentTarget.value })}
        />
      </label>
      <p class="hint">{words.reasonHint}</p>
      <p class="trouble" role="alert">
        {trouble}
      </p>
      <div class="confirm-acts">
        <button type="button" onClick={onCancel}>
          {words.cancel}
        </button>
        <button class="main" type="button" aria-disabled={busy} onClick={() => void go()}>
          {busy ? words.sending : words.send}
        </button>
      </div>
    </>
  );
}
