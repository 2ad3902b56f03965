import type { Month } from "../../../domain/period.ts";
import type { Tools } from "../../tools.ts";
import { openWords, sealWords } from "../seal-words.ts";
import { placeOfReport } from "./place-of.ts";

/** What somebody wrote in a step; `next` is of drafts alone: what is planned for the month after. Null: it does not open any more. */
export type ReportWords = { readonly words: string | null; readonly next: string | null };

/** In one sealed piece, bound to its month and step. */
export function sealReportWords(
  tools: Pick<Tools, "secrets">,
  month: Month,
  nth: number,
  words: { readonly words: string; readonly next: string },
): Buffer {
  return sealWords(tools, placeOfReport(month, nth), JSON.stringify(words));
}

export function openReportWords(
  tools: Pick<Tools, "secrets" | "log">,
  month: Month,
  { nth, sealed }: { readonly nth: number; readonly sealed: Buffer | null },
): ReportWords {
  const opened = sealed && openWords(tools, placeOfReport(month, nth), sealed);
  return opened ? (JSON.parse(opened) as ReportWords) : { words: null, next: null };
}
