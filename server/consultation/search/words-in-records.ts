import type { Consultation } from "../../../domain/consultation.ts";
import { recordParts } from "../../../domain/record.ts";
import { excerptOf, hasWords } from "../../../domain/search.ts";
import type { SearchFilter } from "../../../domain/search-filter.ts";
import type { Found } from "../../../domain/search-found.ts";
import type { Tools } from "../../tools.ts";
import { openRecords } from "../record/open-records.ts";

/** What the newest version of each record says: the versions before it say what was thought once. */
export async function* wordsInRecords(
  tools: Pick<Tools, "db" | "keys" | "log">,
  some: readonly Consultation[],
  words: readonly string[],
  { from, to }: SearchFilter,
): AsyncGenerator<Found[]> {
  const written = some.filter(({ recordVersion }) => recordVersion > 0);
  const records = await openRecords(tools, written);
  const found = written.flatMap((consultation): Found[] => {
    const newest = records.get(consultation.id)?.at(0);
    if (!newest?.said || (from && newest.at < from) || (to && newest.at >= to)) return [];
    const { said, version: nth, staff, at } = newest;
    const text = recordParts
      .map((part) => said[part])
      .filter((part) => part.trim() !== "")
      .join("／");
    if (!hasWords(text, words)) return [];
    const beside = { what: "record", nth, staff, excerpt: excerptOf(text, words) } as const;
    return [{ consultation, at, message: null, beside }];
  });
  if (found.length > 0) yield found;
}
