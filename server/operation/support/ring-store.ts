import type { Database, Tx } from "../../storage/database.ts";
import { inquiryOf, type StoredInquiry } from "./store.ts";

export type Ringing = StoredInquiry & { readonly step: number };

/**
 * Takes in hand the urgent faults that nobody has taken and that are due, for this process alone until `until`: if it ends before it
 * is done, another one takes over then.
 */
export async function takeDueRings(db: Database, now: Date, until: Date, most: number): Promise<Ringing[]> {
  const rows = await db
    .updateTable("inquiry")
    .set({ held_until: until })
    .where((eb) =>
      eb(
        "id",
        "in",
        eb
          .selectFrom("inquiry")
          .select("id")
          .where("ring_at", "<=", now)
          .where((held) => held.or([held("held_until", "is", null), held("held_until", "<=", now)]))
          .orderBy("ring_at")
          .limit(most)
          .forUpdate()
          .skipLocked(),
      ),
    )
    .returningAll()
    .execute();
  return rows.map((row) => ({ ...inquiryOf(row), step: row.ring_step }));
}

/** Answers whether it still rang at that step, and nobody had taken it meanwhile. */
export async function saveRing(
  tx: Tx,
  { id, step }: Pick<Ringing, "id" | "step">,
  next: { readonly step: number; readonly dueAt: Date | null },
): Promise<boolean> {
  const moved = await tx
    .updateTable("inquiry")
    .set({ ring_step: next.step, ring_at: next.dueAt, held_until: null })
    .where("id", "=", id)
    .where("ring_step", "=", step)
    .where("ring_at", "is not", null)
    .returning("id")
    .executeTakeFirst();
  return moved !== undefined;
}
