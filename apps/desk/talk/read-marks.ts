import type { ConsultationId } from "../../../domain/ids.ts";
import { isHeldBy } from "../list/list.ts";
import type { Work } from "../work.ts";

const tryAgainMillis = 5_000;

export type ReadMarks = {
  /** The consultee's words up to here are on the screen. */
  seen(id: ConsultationId, upTo: number): void;
  startOver(): void;
};

/** [CN-8] Tells the server what the holder has read: each mark once, and again where it did not arrive. */
export function startReadMarks({ store, self, call, clock, concernsAll }: Work): ReadMarks {
  const told = new Map<ConsultationId, number>();

  async function tell(id: ConsultationId, upTo: number): Promise<void> {
    const { epoch, list } = store.get();
    const row = list.rows.get(id);
    if (!epoch || !row || !isHeldBy(row, self.id)) return;
    if (upTo <= Math.max(row.counsellorRead, told.get(id) ?? 0)) return;
    told.set(id, upTo);
    const answer = await call("/api/desk/read", { epoch, consultation: id, upTo });
    if (answer.ok || concernsAll(answer) || told.get(id) !== upTo) return;
    told.delete(id);
    clock.after(tryAgainMillis, () => void tell(id, upTo));
  }

  return {
    seen: (id, upTo) => void tell(id, upTo),
    startOver: () => told.clear(),
  };
}
