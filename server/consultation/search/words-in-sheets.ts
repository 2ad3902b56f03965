import type { Consultation } from "../../../domain/consultation.ts";
import { sheetParts } from "../../../domain/risk-sheet.ts";
import { excerptOf, hasWords } from "../../../domain/search.ts";
import type { SearchFilter } from "../../../domain/search-filter.ts";
import type { Found } from "../../../domain/search-found.ts";
import type { Tools } from "../../tools.ts";
import { openNewestSheets } from "../risk-sheet/open-newest.ts";

/** What stands in words in the newest version of each risk sheet: what was chosen from lists is found by no word. */
export async function* wordsInSheets(
  tools: Pick<Tools, "db" | "keys" | "log">,
  some: readonly Consultation[],
  words: readonly string[],
  { from, to }: SearchFilter,
): AsyncGenerator<Found[]> {
  const sheets = await openNewestSheets(tools, some);
  const found = some.flatMap((consultation): Found[] => {
    const newest = sheets.get(consultation.id);
    if (!newest?.said || (from && newest.at < from) || (to && newest.at >= to)) return [];
    const { said, version: nth, staff, at } = newest;
    const text = sheetParts
      .map((part) => said.words[part])
      .filter((part) => part.trim() !== "")
      .join("／");
    if (!hasWords(text, words)) return [];
    const beside = { what: "risk-sheet", nth, staff, excerpt: excerptOf(text, words) } as const;
    return [{ consultation, at, message: null, beside }];
  });
  if (found.length > 0) yield found;
}
