import type { Consultation } from "../../../domain/consultation.ts";
import type { ConsultationId } from "../../../domain/ids.ts";
import { fitsFilter, type SearchFilter, type SearchPlace } from "../../../domain/search-filter.ts";
import type { Found } from "../../../domain/search-found.ts";
import type { Tools } from "../../tools.ts";
import { findConsultations } from "../find.ts";
import { openRecords } from "../record/open-records.ts";
import { listSearchable } from "./store.ts";
import { wordsInMessages } from "./words-in-messages.ts";
import { wordsInNotes } from "./words-in-notes.ts";
import { wordsInRecords } from "./words-in-records.ts";
import { wordsInSheets } from "./words-in-sheets.ts";
import { wordsInUrgentRecords } from "./words-in-urgent-records.ts";

/** What a step of the search came to: `searched` of `of` consultations. */
export type Step = { readonly found: readonly Found[]; readonly searched: number; readonly of: number };

/** More than a city has in ten years. */
const mostConsultations = 50_000;
/** What is in memory of a search at a time: of so many consultations. */
const atOnce = 20;

/** What of a consultation the reader may see besides its words. */
export type Sees = { readonly notes: boolean; readonly records: boolean; readonly urgent: boolean };

type Needs = Pick<Tools, "db" | "storage" | "keys" | "log">;

/** Looks through the consultations, the latest first, and what was written last in each first. Ends where its reader stops asking. */
export async function* lookThrough(
  tools: Needs,
  words: readonly string[] | null,
  filter: SearchFilter,
  sees: Sees,
): AsyncGenerator<Step> {
  const ids = await listSearchable(tools.db, filter, mostConsultations);
  for (let at = 0; at < ids.length; at += atOnce) {
    const some = await fitting(tools, ids.slice(at, at + atOnce), filter);
    const standing = { searched: Math.min(at + atOnce, ids.length), of: ids.length };
    if (words === null) {
      const found = some.map((consultation) => ({
        consultation,
        at: consultation.lastAt,
        message: null,
        beside: null,
      }));
      yield { found, ...standing };
      continue;
    }
    for await (const found of wordsIn(tools, some, words, filter, sees))
      yield { found, ...standing, searched: at };
    yield { found: [], ...standing };
  }
}

/** In the order of the ids. */
async function fitting(
  tools: Needs,
  ids: readonly ConsultationId[],
  filter: SearchFilter,
): Promise<Consultation[]> {
  const there = new Map((await findConsultations(tools, ids)).map((one) => [one.id, one]));
  const some = ids.flatMap((id) => there.get(id) ?? []).filter((one) => fitsFilter(one, filter));
  if (filter.risk === undefined) return some;
  const records = await openRecords(tools, some);
  return some.filter(({ id }) => records.get(id)?.at(0)?.said?.risk === filter.risk);
}

/** What was said, then what staff keep beside it: of the same few consultations. */
async function* wordsIn(
  tools: Needs,
  some: readonly Consultation[],
  words: readonly string[],
  filter: SearchFilter,
  sees: Sees,
): AsyncGenerator<Found[]> {
  const { within, author } = filter;
  // Who wrote it is asked of messages alone.
  const isIn = (where: SearchPlace): boolean => (within ?? where) === where && (where === "talk" || !author);
  if (isIn("talk")) yield* wordsInMessages(tools, some, words, filter);
  if (sees.notes && isIn("notes")) yield* wordsInNotes(tools, some, words, filter);
  if (sees.records && isIn("records")) yield* wordsInRecords(tools, some, words, filter);
  if (!sees.urgent || !isIn("urgent")) return;
  yield* wordsInSheets(tools, some, words, filter);
  yield* wordsInUrgentRecords(tools, some, words, filter);
}
