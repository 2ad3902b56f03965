import type { VNode } from "preact";
import { present } from "../shared/clock.ts";
import { plain } from "../shared/text.ts";
import { timeWords } from "../shared/time-words.ts";

/** 今日 14:05, for people; the whole instant for machines. */
export function When({ at }: { readonly at: string }): VNode {
  return <time dateTime={at}>{plain(timeWords(new Date(at), present()))}</time>;
}
