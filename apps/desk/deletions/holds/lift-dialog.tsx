import type { VNode } from "preact";
import { useId, useState } from "preact/hooks";
import type { ListedHold } from "../../../../contract/hold.ts";
import { Confirm } from "../../confirm.tsx";
import { sayFailure } from "../../failure-words.ts";
import type { Call } from "../../work.ts";
import { words } from "./words-ja.ts";

type Props = {
  readonly call: Call;
  readonly hold: ListedHold;
  readonly onDone: () => void;
  readonly onCancel: () => void;
};

/** Asks others to agree that it ends. */
export function LiftDialog({ call, hold, onDone, onCancel }: Props): VNode {
  const [reason, setReason] = useState("");
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<string | null>(null);
  const id = useId();
  const said = words.lifting;

  async function go(): Promise<void> {
    if (reason.trim() === "") return setTrouble(words.place.reasonMissing);
    setBusy(true);
    const answer = await call("/api/desk/hold/lift", { hold: hold.id, reason: reason.trim() });
    setBusy(false);
    if (answer.ok) onDone();
    else setTrouble(sayFailure(answer.code));
  }

  return (
    <Confirm
      heading={said.heading(words.what(hold.number, hold.all))}
      confirm={busy ? words.busy : said.confirm}
      cancel={words.cancel}
      blocked={busy}
      onConfirm={() => void go()}
      onCancel={onCancel}
    >
      <p>{said.effect}</p>
      <label class="field deletion-reason">
        <span class="field-label">{said.reason}</span>
        <textarea
          rows={2}
          maxLength={500}
          value={reason}
          aria-describedby={`${id}-hint`}
          onInput={(event) => setReason(event.currentTarget.value)}
        />
      </label>
      <p class="hint" id={`${id}-hint`}>
        {said.reasonHint}
      </p>
      <p class="trouble" role="alert">
        {trouble}
      </p>
    </Confirm>
  );
}
