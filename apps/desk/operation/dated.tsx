import type { VNode } from "preact";
import { plain } from "../../shared/text.ts";
import { timeWords } from "../../shared/time-words.ts";

/** So long ago that every day is said with its year: what is printed is read on another day. */
export const longAgo = new Date(0);

/** 2026年11月22日(日) 23:00 */
export function Dated({ at }: { readonly at: string }): VNode {
  return <time dateTime={at}>{plain(timeWords(new Date(at), longAgo))}</time>;
}
