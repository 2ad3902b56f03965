import type { ComponentChildren, VNode } from "preact";
import { useId, useRef, useState } from "preact/hooks";
import { Confirm } from "../confirm.tsx";
import { sayFailure } from "../failure-words.ts";
import { useKept } from "../kept.ts";
import type { Outcome } from "./staff.ts";
import { words } from "./words-ja.ts";

type Props = {
  readonly heading: string;
  readonly effects: readonly string[];
  readonly confirm: string;
  /** How many others have to agree before it is done. */
  readonly voices: number;
  /** What is still missing, in words; null where nothing is. */
  readonly missing: () => string | null;
  readonly run: (reason: string) => Promise<Outcome>;
  readonly onCancel: () => void;
  readonly onCame: (outcome: Exclude<Outcome, { t: "refused" }>) => void;
  readonly children?: ComponentChildren;
};

/** Says first what an act on a colleague will do and who else has to agree, and asks why. */
export function ActDialog(props: Props): VNode {
  const { heading, effects, confirm, voices, missing, run, onCancel, onCame, children } = props;
  const [reason, setReason] = useKept("staff reason", "");
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<string | null>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  const id = useId();

  async function go(): Promise<void> {
    const lacks = missing() ?? (reason.trim() === "" ? words.reasonMissing : null);
    setTrouble(lacks);
    if (lacks) {
      if (lacks === words.reasonMissing) field.current?.focus();
      return;
    }
    setBusy(true);
    const outcome = await run(reason.trim());
    setBusy(false);
    if (outcome.t === "refused") setTrouble(sayFailure(outcome.code));
    else onCame(outcome);
  }

  return (
    <Confirm
      heading={heading}
      confirm={busy ? words.busy : confirm}
      cancel={words.cancel}
      blocked={busy}
      onConfirm={() => void go()}
      onCancel={onCancel}
    >
      {children}
      {effects.length > 0 && (
        <ul class="confirm-effects">
          {effects.map((effect) => (
            <li key={effect}>{effect}</li>
          ))}
        </ul>
      )}
      {voices > 0 && <p class="confirm-warning">{words.waitsFor(voices)}</p>}
      <label class="field staff-reason">
        <span class="field-label">{words.reason}</span>
        <textarea
          ref={field}
          rows={2}
          maxLength={500}
          value={reason}
          aria-describedby={`${id}-hint`}
          onInput={(event) => setReason(event.currentTarget.value)}
        />
      </label>
      <p class="hint" id={`${id}-hint`}>
        {voices > 0 ? words.reasonHint.seen : words.reasonHint.kept}
      </p>
      <p class="trouble" role="alert">
        {trouble}
      </p>
    </Confirm>
  );
}
