import type { VNode } from "preact";
import type { ListedInquiry } from "../../../../contract/support.ts";
import { businessMinutes } from "../../../../domain/business-time.ts";
import { isLate } from "../../../../domain/inquiry.ts";
import { plain } from "../../../shared/text.ts";
import { timeWords } from "../../../shared/time-words.ts";
import { When } from "../../when.tsx";
import { words } from "./words-ja.ts";

type Props = {
  readonly clock: ListedInquiry["answer"];
  readonly haste: ListedInquiry["haste"];
  /** Solved without an answer of the operator: nobody waits for one any more. */
  readonly over: boolean;
  readonly now: Date;
};

/** [OP-1] By when, and how much of it is left; or when it was done, and whether in time. */
export function Clock({ clock, haste, over, now }: Props): VNode {
  const [dueAt, doneAt] = [new Date(clock.dueAt), clock.doneAt ? new Date(clock.doneAt) : null];
  const late = isLate({ dueAt, doneAt }, now);
  if (doneAt)
    return (
      <>
        <When at={clock.doneAt ?? ""} />
        {"　"}
        <span class={late ? "late" : "hint"}>{late ? words.tooLate : words.inTime}</span>
      </>
    );
  if (over) return <span class="hint">{words.stopped}</span>;
  const due = words.due(plain(timeWords(dueAt, now)));
  if (late)
    return (
      <>
        {due}
        {"　"}
        <strong class="late">{words.overdue}</strong>
      </>
    );
  const left =
    haste === "urgent"
      ? words.left(words.minutes(Math.ceil((dueAt.getTime() - now.getTime()) / 60_000)))
      : words.leftInHours(words.minutes(businessMinutes(now, dueAt)));
  return (
    <>
      {due}
      {"　"}
      <span class="hint">{left}</span>
    </>
  );
}
