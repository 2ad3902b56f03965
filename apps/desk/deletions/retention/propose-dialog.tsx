import type { VNode } from "preact";
import { useId, useState } from "preact/hooks";
import { Confirm } from "../../confirm.tsx";
import { sayFailure } from "../../failure-words.ts";
import type { Call } from "../../work.ts";
import { words } from "./words-ja.ts";

type Props = {
  readonly call: Call;
  readonly version: number;
  readonly count: number;
  readonly onDone: (said: string) => void;
  readonly onCancel: () => void;
};

/** Says what would go, and asks why, before others are asked to agree. */
export function ProposeDialog({ call, version, count, onDone, onCancel }: Props): VNode {
  const [reason, setReason] = useState("");
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<string | null>(null);
  const id = useId();
  const said = words.proposal;

  async function go(): Promise<void> {
    if (reason.trim() === "") return setTrouble(said.reasonMissing);
    setBusy(true);
    const answer = await call("/api/desk/retention/propose", { version, reason: reason.trim() });
    setBusy(false);
    if (answer.ok) onDone(said.done(answer.value.count));
    else setTrouble(sayFailure(answer.code));
  }

  return (
    <Confirm
      heading={said.heading(count)}
      confirm={busy ? words.busy : said.confirm}
      cancel={words.cancel}
      blocked={busy}
      onConfirm={() => void go()}
      onCancel={onCancel}
    >
      <ul class="confirm-effects">
        {[said.goes, said.exact, said.forGood, said.backups].map((one) => (
          <li key={one}>{one}</li>
        ))}
      </ul>
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
