import { setImmediate as turn } from "node:timers/promises";
import type { Consultation } from "../../../domain/consultation.ts";
import type { ConsultationId } from "../../../domain/ids.ts";
import { excerptOf, hasWords } from "../../../domain/search.ts";
import { fitsFilter, type SearchFilter } from "../../../domain/search-filter.ts";
import type { Found } from "../../../domain/search-found.ts";
import type { Tools } from "../../tools.ts";
import { findConsultations } from "../find.ts";
import { openRecords } from "../record/open-records.ts";
import { listSearchable, openMessage, readMessagesBefore, type SealedMessage } from "./store.ts";

/** What a step of the search came to: `searched` of `of` consultations. */
export type Step = { readonly found: readonly Found[]; readonly searched: number; readonly of: number };

/** More than a city has in ten years. */
const mostConsultations = 50_000;
/** What is in memory of a search at a time: so many messages of so many consultations. */
const [atOnce, mostEach] = [20, 100];
/** Others want the processor, too. */
const openedInARow = 200;

type Needs = Pick<Tools, "db" | "storage" | "keys" | "log">;

/** Looks through the consultations, the latest first, and what was written last in each first. Ends where its reader stops asking. */
export async function* lookThrough(
  tools: Needs,
  words: readonly string[] | null,
  filter: SearchFilter,
): AsyncGenerator<Step> {
  const ids = await listSearchable(tools.db, filter, mostConsultations);
  for (let at = 0; at < ids.length; at += atOnce) {
    const some = await fitting(tools, ids.slice(at, at + atOnce), filter);
    const standing = { searched: Math.min(at + atOnce, ids.length), of: ids.length };
    if (words === null) {
      const found = some.map((consultation) => ({ consultation, at: consultation.lastAt, message: null }));
      yield { found, ...standing };
      continue;
    }
    for await (const found of wordsIn(tools, some, words, filter)) yield { found, ...standing, searched: at };
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

async function* wordsIn(
  { storage, keys, log }: Needs,
  some: readonly Consultation[],
  words: readonly string[],
  filter: SearchFilter,
): AsyncGenerator<Found[]> {
  const byId = new Map(some.map((one) => [one.id, one]));
  const damaged = (consultation: ConsultationId, error: unknown, seq?: number): void =>
    log.error({ consultation, seq, error }, "A message does not open: who changed it, or which key is lost?");
  let asked = some.map(({ id, lastSeq }) => ({ id, before: lastSeq + 1 }));
  while (asked.length > 0) {
    const [rows, dataKeys] = [
      await readMessagesBefore(storage, asked, mostEach, filter),
      await keys.of(
        asked.map(({ id }) => id),
        damaged,
      ),
    ];
    const found: Found[] = [];
    for (const [nth, row] of rows.entries()) {
      if (nth % openedInARow === openedInARow - 1) await turn();
      const [consultation, key] = [byId.get(row.consultation), dataKeys.get(row.consultation)];
      if (!consultation || !key) continue;
      try {
        const text = openMessage(row, key);
        if (!hasWords(text, words)) continue;
        const { seq, by, staff, at } = row;
        found.push({ consultation, at, message: { seq, by, staff, excerpt: excerptOf(text, words) } });
      } catch (error) {
        damaged(row.consultation, error, row.seq);
      }
    }
    if (found.length > 0) yield found;
    asked = olderIn(rows);
  }
}

/** Those of which there may be more, and before which place. */
function olderIn(rows: readonly SealedMessage[]): { id: ConsultationId; before: number }[] {
  const counted = Map.groupBy(rows, ({ consultation }) => consultation);
  return [...counted]
    .filter(([, theirs]) => theirs.length === mostEach)
    .map(([id, theirs]) => ({ id, before: theirs.at(-1)?.seq ?? 0 }));
}
