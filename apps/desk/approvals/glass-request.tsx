import type { VNode } from "preact";
import { useRef, useState } from "preact/hooks";
import { mostBreakGlassMinutes } from "../../../domain/approval.ts";
import { useKept } from "../kept.ts";
import { readMinutes } from "./minutes.ts";
import { words } from "./words-ja.ts";

type Props = {
  /** Answers why it was not asked; null where it was. */
  readonly ask: (asked: { reason: string; minutes: number }) => Promise<string | null>;
};

/** [ST-10] The operator asks to read: why, and for how long. */
export function GlassRequest({ ask }: Props): VNode {
  const said = words.glass;
  const [reason, setReason] = useKept("glass reason", "");
  const [minutes, setMinutes] = useKept("glass minutes", `${mostBreakGlassMinutes / 2}`);
  const reasonBox = useRef<HTMLTextAreaElement>(null);
  const minutesBox = useRef<HTMLInputElement>(null);
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<string | null>(null);

  async function submit(event: Event): Promise<void> {
    event.preventDefault();
    if (busy) return;
    const why = reason.trim();
    const wanted = readMinutes(minutes);
    const wrong = why === "" ? said.reasonMissing : wanted === null ? said.minutesWrong : null;
    setTrouble(wrong);
    if (wrong || wanted === null) return (why === "" ? reasonBox : minutesBox).current?.focus();
    setBusy(true);
    const refused = await ask({ reason: why, minutes: wanted });
    setBusy(false);
    setTrouble(refused);
    if (!refused) setReason("");
  }

  return (
    <form class="glass-request" onSubmit={submit} noValidate>
      <p>{said.lead}</p>
      <ul class="confirm-effects">
        {said.rules.map((rule) => (
          <li key={rule}>{rule}</li>
        ))}
      </ul>
      <label class="field">
        <span class="field-label">{said.reason}</span>
        <textarea
          ref={reasonBox}
          rows={3}
          maxLength={500}
          value={reason}
          onInput={(event) => setReason(event.currentTarget.value)}
        />
        <span class="hint">{said.reasonHint}</span>
      </label>
      <label class="field glass-minutes">
        <span class="field-label">{said.minutes}</span>
        <input
          ref={minutesBox}
          inputMode="numeric"
          maxLength={3}
          value={minutes}
          onInput={(event) => setMinutes(event.currentTarget.value)}
        />
        <span class="hint">{said.minutesHint}</span>
      </label>
      <p class="trouble" role="alert">
        {trouble}
      </p>
      <button class="main" type="submit" aria-disabled={busy}>
        {busy ? words.busy : said.ask}
      </button>
    </form>
  );
}
