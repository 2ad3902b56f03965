import type { ComponentChildren, VNode } from "preact";
import { useState } from "preact/hooks";
import type { OpenUrgentCall } from "../../../contract/sync.ts";
import type { UrgentOutcome } from "../../../domain/urgent.ts";
import type { UrgentTrouble } from "./acts.ts";
import type { Guide } from "./calls.ts";
import { GuideParts } from "./contacts.tsx";
import { Elapsed } from "./elapsed.tsx";
import { EndDialog } from "./end-dialog.tsx";
import { urgentWords as words } from "./words-ja.ts";

type Props = {
  readonly call: OpenUrgentCall;
  readonly guide: Guide | null;
  /** Who called, and who has come; null: nobody yet. */
  readonly caller: string | null;
  readonly taker: string | null;
  readonly takenByMe: boolean;
  /** What is being written of it. */
  readonly record: string;
  readonly onWrite: (record: string) => void;
  readonly onEnd: (outcome: UrgentOutcome, record: string) => Promise<UrgentTrouble | null>;
  /** What is known of the danger. */
  readonly children: ComponentChildren;
};

/** A call that one has made, or has come to: who is there, how long it has been, whom to call, and its end. */
export function OwnCall({
  call,
  guide,
  caller,
  taker,
  takenByMe,
  record,
  onWrite,
  onEnd,
  children,
}: Props): VNode {
  const [ending, setEnding] = useState(false);
  const [withdrawing, setWithdrawing] = useState(false);
  const isTaken = call.takenBy !== null;

  async function withdraw(): Promise<void> {
    setWithdrawing(true);
    await onEnd("mistake", "");
    setWithdrawing(false);
  }

  return (
    <article class={isTaken ? "urgent-own urgent-answered" : "urgent-own"}>
      <div class="urgent-head">
        <h2>
          {words.number(call.number)}
          {caller && `（${words.called(caller)}）`}
        </h2>
        <p role="status" class="urgent-standing">
          {takenByMe ? words.takenByYou : taker ? words.taken(taker) : words.calling}
          {!isTaken && call.step > 0 && ` ${call.step > 1 ? words.mailed : words.widened}`}
        </p>
        <Elapsed since={call.calledAt} />
        {isTaken ? (
          <button type="button" onClick={() => setEnding(true)}>
            {words.end}
          </button>
        ) : (
          <button type="button" aria-disabled={withdrawing} onClick={() => void withdraw()}>
            {words.withdraw}
          </button>
        )}
      </div>
      {children}
      <GuideParts guide={guide} />
      {ending && (
        <EndDialog {...{ record, onWrite, onEnd }} number={call.number} onDone={() => setEnding(false)} />
      )}
    </article>
  );
}
