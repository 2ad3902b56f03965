import { setImmediate as turn } from "node:timers/promises";
import type { Consultation } from "../../../domain/consultation.ts";
import type { ConsultationId } from "../../../domain/ids.ts";
import { excerptOf, hasWords } from "../../../domain/search.ts";
import type { SearchFilter } from "../../../domain/search-filter.ts";
import type { Found } from "../../../domain/search-found.ts";
import type { Tools } from "../../tools.ts";
import { pagesBackwards } from "./pages-backwards.ts";
import { openMessage, readMessagesBefore } from "./store.ts";

/** Others want the processor, too. */
const openedInARow = 200;

/** What was said in these consultations, the last of each first. */
export async function* wordsInMessages(
  { storage, keys, log }: Pick<Tools, "storage" | "keys" | "log">,
  some: readonly Consultation[],
  words: readonly string[],
  filter: SearchFilter,
): AsyncGenerator<Found[]> {
  const byId = new Map(some.map((one) => [one.id, one]));
  const damaged = (consultation: ConsultationId, error: unknown, seq?: number): void =>
    log.error({ consultation, seq, error }, "A message does not open: who changed it, or which key is lost?");
  const from = some.map(({ id, lastSeq }) => ({ id, before: lastSeq + 1 }));
  const read = (asked: typeof from, mostEach: number) => readMessagesBefore(storage, asked, mostEach, filter);
  for await (const rows of pagesBackwards(from, read, ({ seq }) => seq)) {
    const dataKeys = await keys.of([...new Set(rows.map(({ consultation }) => consultation))], damaged);
    const found: Found[] = [];
    for (const [nth, row] of rows.entries()) {
      if (nth % openedInARow === openedInARow - 1) await turn();
      const [consultation, key] = [byId.get(row.consultation), dataKeys.get(row.consultation)];
      if (!consultation || !key) continue;
      try {
        const text = openMessage(row, key);
        if (!hasWords(text, words)) continue;
        const { seq, by, staff, at } = row;
        const message = { seq, by, staff, excerpt: excerptOf(text, words) };
        found.push({ consultation, at, message, beside: null });
      } catch (error) {
        damaged(row.consultation, error, row.seq);
      }
    }
    if (found.length > 0) yield found;
  }
}
