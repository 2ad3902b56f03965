import { setImmediate as turn } from "node:timers/promises";
import type { ConsultationId } from "../../domain/ids.ts";
import type { Tools } from "../tools.ts";
import { openMessage, readMessagesBefore } from "./search/store.ts";

/** What is in memory at a time: so many messages of each. */
const mostEach = 100;
/** Others want the processor, too. */
const openedInARow = 200;
const behindAll = 2_147_483_647;

export type Heard = { readonly consultation: ConsultationId; readonly text: string };

/**
 * What consultees wrote in these few consultations, message by message, the newest of each first; nothing of it is kept. Whoever takes
 * it has put that on record before. What does not open is left out, and logged by its place.
 */
export async function* hearConsultees(
  { storage, keys, log }: Pick<Tools, "storage" | "keys" | "log">,
  ids: readonly ConsultationId[],
): AsyncGenerator<Heard> {
  const damaged = (consultation: ConsultationId, error: unknown, seq?: number): void =>
    log.error({ consultation, seq, error }, "A message does not open: who changed it, or which key is lost?");
  const dataKeys = await keys.of(ids, damaged);
  let asked = ids.map((id) => ({ id, before: behindAll }));
  while (asked.length > 0) {
    const rows = await readMessagesBefore(storage, asked, mostEach, { author: "consultee" });
    for (const [nth, row] of rows.entries()) {
      if (nth % openedInARow === openedInARow - 1) await turn();
      const key = dataKeys.get(row.consultation);
      if (!key) continue;
      try {
        yield { consultation: row.consultation, text: openMessage(row, key) };
      } catch (error) {
        damaged(row.consultation, error, row.seq);
      }
    }
    const counted = Map.groupBy(rows, ({ consultation }) => consultation);
    asked = [...counted]
      .filter(([, theirs]) => theirs.length === mostEach)
      .map(([id, theirs]) => ({ id, before: theirs.at(-1)?.seq ?? 0 }));
  }
}
