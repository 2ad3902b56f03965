import type { VNode } from "preact";
import { addressOf } from "../../places.ts";
import type { Call } from "../../work.ts";
import "../../exports/due-notice.css";
import { reviewWords } from "./review-words-ja.ts";
import { useOnce } from "./use-once.ts";

/** [RG-5] At the head of 承認: that a quarter is over and somebody's roles were not looked at, and the way there. */
export function ReviewNotice({ call }: { readonly call: Call }): VNode | null {
  const late = useOnce(call, "/api/access-review/read")?.quarters.find(({ isOver }) => isOver);
  const left = late?.reviewed.filter((one) => one.answer === null).length ?? 0;
  if (!late || left === 0) return null;
  return (
    <p class="due-notice" role="alert">
      <a href={addressOf("operation")}>{reviewWords.notice(reviewWords.quarter(late.quarter), left)}</a>
    </p>
  );
}
