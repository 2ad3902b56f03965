import { createHmac } from "node:crypto";
import { may } from "../../../domain/access.ts";
import type { Staff } from "../../../domain/people.ts";
import { Refusal } from "../../../domain/refusal.ts";
import { shortestTerm, wordsOfTerm } from "../../../domain/search.ts";
import { narrows, type SearchFilter } from "../../../domain/search-filter.ts";
import type { Found } from "../../../domain/search-found.ts";
import { recordAct } from "../../audit/record.ts";
import type { Tools } from "../../tools.ts";
import { lookThrough } from "./look-through.ts";

export type Wanted = { readonly term: string | null; readonly filter: SearchFilter };
export type Progress = { readonly searched: number; readonly of: number; readonly found: number };
export type Ending = "all" | "most" | "time";

/** Who is told what comes of a search. Each answer is waited for: nothing is looked for that nobody takes. */
export type Searcher = {
  found(one: Found): void;
  progress(now: Progress): Promise<void>;
  /** Aborted where nobody waits for the rest. */
  readonly gone: AbortSignal;
};

const mostFound = 500;
const longestMillis = 60_000;

/**
 * [SR-1] [SR-2] On record before anything is shown, by the hash of its term; and once more with the count at its end, however it
 * ends. Answers what carries it out, so that whatever is refused is refused before.
 */
export async function beginSearch(
  tools: Tools,
  reader: Staff,
  { term, filter }: Wanted,
): Promise<(searcher: Searcher) => Promise<Ending>> {
  const words = term === null ? null : wordsOfTerm(term);
  if (term !== null && words === null) throw new Refusal("bad-input", { shortest: shortestTerm });
  if (words === null && !narrows(filter)) throw new Refusal("bad-input");
  const termHash = words === null ? undefined : nameTerm(tools, words);
  const record = (facts: { readonly outcome: string; readonly count?: number }): Promise<void> =>
    tools.db
      .transaction()
      .execute((tx) => recordAct(tx, tools.now(), reader, "consultation:search", { termHash, ...facts }));
  await record({ outcome: "begun" });
  return async (searcher) => {
    const count = { found: 0 };
    let outcome: Ending | "stopped" | "fault" = "fault";
    try {
      const ending = await carryOut(tools, reader, { words, filter }, searcher, count);
      outcome = searcher.gone.aborted ? "stopped" : ending;
      return ending;
    } finally {
      await record({ outcome, count: count.found });
    }
  };
}

async function carryOut(
  tools: Tools,
  reader: Staff,
  { words, filter }: { readonly words: readonly string[] | null; readonly filter: SearchFilter },
  { found: tell, progress, gone }: Searcher,
  count: { found: number },
): Promise<Ending> {
  const sees = {
    notes: may(reader, "note:read"),
    records: may(reader, "consultation:brief"),
    // As for the records of a consultation's urgent calls themselves.
    urgent: may(reader, "consultation:follow"),
  };
  const endsAt = performance.now() + longestMillis;
  for await (const { found, searched, of } of lookThrough(tools, words, filter, sees)) {
    const shown = found.slice(0, mostFound - count.found);
    // [AU-9] An excerpt is words of the consultation: whoever is shown one views it.
    const read = shown
      .filter(({ message, beside }) => (message ?? beside) !== null)
      .map(({ consultation }) => consultation.id);
    if (read.length > 0 && !gone.aborted) (await tools.viewings.begin(reader, read)).end();
    if (gone.aborted) return "all";
    for (const one of shown) tell(one);
    count.found += shown.length;
    await progress({ searched, of, found: count.found });
    if (gone.aborted) return "all";
    if (count.found >= mostFound) return "most";
    if (performance.now() > endsAt) return "time";
  }
  return "all";
}

/** [AU-5] By a key that no reader of the trail has: nobody can try words until one fits. */
function nameTerm({ secrets }: Pick<Tools, "secrets">, words: readonly string[]): string {
  return createHmac("sha256", secrets.staffNaming)
    .update(`consultation-search\n${words.join(" ")}`)
    .digest("hex");
}
