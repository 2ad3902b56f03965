import type { VNode } from "preact";
import { useState } from "preact/hooks";
import type { ListedPause } from "../../../contract/pause.ts";
import { Confirm } from "../confirm.tsx";
import { sayFailure } from "../failure-words.ts";
import type { Call } from "../work.ts";
import type { Choice } from "./card.tsx";
import { words } from "./words-ja.ts";

type Props = {
  readonly call: Call;
  readonly choice: Choice;
  readonly pause: ListedPause;
  readonly onDone: () => void;
  readonly onCancel: () => void;
};

/** Says once more what it does, before it is done; to end one early, why. */
export function Decide({ call, choice, pause: { id: pause, number }, onDone, onCancel }: Props): VNode {
  const [reason, setReason] = useState("");
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<string | null>(null);
  const { decide, lifting } = words;
  const [heading, effect] = {
    agree: [decide.agree(number), decide.effectAgree],
    refuse: [decide.refuse(number), decide.effectRefuse],
    lift: [lifting.heading(number), lifting.effect],
  }[choice];

  async function go(): Promise<void> {
    if (choice === "lift" && reason.trim() === "") return setTrouble(lifting.reasonMissing);
    setBusy(true);
    const answer =
      choice === "lift"
        ? await call("/api/desk/pause/lift", { pause, reason: reason.trim() })
        : await call("/api/desk/pause/decide", { pause, agree: choice === "agree" });
    setBusy(false);
    if (answer.ok) onDone();
    else setTrouble(sayFailure(answer.code));
  }

  return (
    <Confirm
      heading={heading ?? ""}
      confirm={busy ? words.busy : words[choice]}
      cancel={words.cancel}
      blocked={busy}
      onConfirm={() => void go()}
      onCancel={onCancel}
    >
      <ul class="confirm-effects">
        <li>{effect}</li>
      </ul>
      {choice === "lift" && (
        <label class="field">
          <span class="field-label">{lifting.reason}</span>
          <textarea
            rows={2}
            maxLength={500}
            value={reason}
            onInput={(event) => setReason(event.currentTarget.value)}
          />
        </label>
      )}
      <p class="trouble" role="alert">
        {trouble}
      </p>
    </Confirm>
  );
}
