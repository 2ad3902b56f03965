import type { Consultation } from "../../../domain/consultation.ts";
import type { ConsultationId } from "../../../domain/ids.ts";
import { excerptOf, hasWords } from "../../../domain/search.ts";
import type { SearchFilter } from "../../../domain/search-filter.ts";
import type { Found } from "../../../domain/search-found.ts";
import type { Tools } from "../../tools.ts";
import { notesBefore, openNote } from "../note-store.ts";
import { pagesBackwards } from "./pages-backwards.ts";

const end = 2_147_483_647;

/** [NT-1] What staff noted beside these consultations, and what went along with hand-overs. */
export async function* wordsInNotes(
  { db, keys, log }: Pick<Tools, "db" | "keys" | "log">,
  some: readonly Consultation[],
  words: readonly string[],
  filter: SearchFilter,
): AsyncGenerator<Found[]> {
  const byId = new Map(some.map((one) => [one.id, one]));
  const damaged = (consultation: ConsultationId, error?: unknown): void =>
    log.error({ consultation, error }, "A note does not open: who changed it, or which key is lost?");
  const from = some.map(({ id }) => ({ id, before: end }));
  const read = (asked: typeof from, mostEach: number) => notesBefore(db, asked, mostEach, filter);
  for await (const rows of pagesBackwards(from, read, ({ nth }) => nth)) {
    const dataKeys = await keys.of([...new Set(rows.map(({ consultation }) => consultation))], damaged);
    const found: Found[] = [];
    for (const row of rows) {
      const [consultation, key] = [byId.get(row.consultation), dataKeys.get(row.consultation)];
      if (!consultation || !key) continue;
      const text = openNote(row, key);
      if (text === null) damaged(row.consultation);
      if (text === null || !hasWords(text, words)) continue;
      const { kind: what, nth, staff, at } = row;
      const beside = { what, nth, staff, excerpt: excerptOf(text, words) };
      found.push({ consultation, at, message: null, beside });
    }
    if (found.length > 0) yield found;
  }
}
