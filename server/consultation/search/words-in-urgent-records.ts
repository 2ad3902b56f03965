import type { Consultation } from "../../../domain/consultation.ts";
import { excerptOf, hasWords } from "../../../domain/search.ts";
import type { SearchFilter } from "../../../domain/search-filter.ts";
import type { Found } from "../../../domain/search-found.ts";
import type { Tools } from "../../tools.ts";
import { openUrgentRecords } from "../../urgent/open-records.ts";

/** What was written where urgent calls ended. */
export async function* wordsInUrgentRecords(
  tools: Pick<Tools, "db" | "keys" | "log">,
  some: readonly Consultation[],
  words: readonly string[],
  { from, to }: SearchFilter,
): AsyncGenerator<Found[]> {
  const byId = new Map(some.map((one) => [one.id, one]));
  const found = (await openUrgentRecords(tools, some)).flatMap((record): Found[] => {
    const { consultation: id, nth, staff, at, text } = record;
    const consultation = byId.get(id);
    if (!consultation || text === null || (from && at < from) || (to && at >= to)) return [];
    if (!hasWords(text, words)) return [];
    const beside = { what: "urgent-record", nth, staff, excerpt: excerptOf(text, words) } as const;
    return [{ consultation, at, message: null, beside }];
  });
  if (found.length > 0) yield found;
}
