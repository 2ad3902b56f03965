import type { Database, Tx } from "../../storage/database.ts";
import { maintenanceOf, type StoredMaintenance } from "./store.ts";

/** Takes in hand those of which the city is still to be told, for this process alone until `until`. */
export async function takeToTell(
  db: Database,
  now: Date,
  until: Date,
  most: number,
): Promise<StoredMaintenance[]> {
  const rows = await db
    .updateTable("maintenance")
    .set({ held_until: until })
    .where((eb) =>
      eb(
        "id",
        "in",
        eb
          .selectFrom("maintenance")
          .select("id")
          .where("tell_at", "<=", now)
          .where((held) => held.or([held("held_until", "is", null), held("held_until", "<=", now)]))
          .limit(most)
          .forUpdate()
          .skipLocked(),
      ),
    )
    .returningAll()
    .execute();
  return rows.map(maintenanceOf);
}

/** How many addresses were told, and when the next is; null: nobody is left. Answers whether it was still at that address. */
export async function saveTold(
  tx: Tx,
  { id, told: before }: Pick<StoredMaintenance, "id" | "told">,
  next: { readonly told: number; readonly tellAt: Date | null },
): Promise<boolean> {
  const saved = await tx
    .updateTable("maintenance")
    .set({ told: next.told, tell_at: next.tellAt, held_until: null })
    .where("id", "=", id)
    .where("told", "=", before)
    .where("tell_at", "is not", null)
    .returning("id")
    .executeTakeFirst();
  return saved !== undefined;
}
