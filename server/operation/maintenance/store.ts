import type { Selectable } from "kysely";
import type { StaffId } from "../../../domain/ids.ts";
import type { Maintenance } from "../../../domain/maintenance.ts";
import type { Database, Tx } from "../../storage/database.ts";
import type { Schema } from "../../storage/schema.ts";

type Row = Selectable<Schema["maintenance"]>;
export type StoredMaintenance = Maintenance & {
  readonly words: Buffer;
  readonly told: number;
  readonly result: Buffer | null;
};

export type NewMaintenance = Pick<Maintenance, "id" | "from" | "to" | "stops" | "plannedBy" | "plannedAt"> & {
  readonly words: Buffer;
};

/** Answers its number; null where there is one of this id. The city is told from now on. */
export async function insertMaintenance(tx: Tx, plan: NewMaintenance): Promise<number | null> {
  const { id, from, to, stops, words, plannedBy, plannedAt } = plan;
  const made = await tx
    .insertInto("maintenance")
    .values({
      ...{ id, begins_at: from, ends_at: to, stops, words },
      ...{ planned_by: plannedBy, planned_at: plannedAt, tell_at: plannedAt },
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning("number")
    .executeTakeFirst();
  return made?.number ?? null;
}

export async function findNumber(tx: Tx, id: string): Promise<number | null> {
  const row = await tx.selectFrom("maintenance").select("number").where("id", "=", id).executeTakeFirst();
  return row?.number ?? null;
}

/** Held until the transaction ends. */
export async function lockMaintenance(tx: Tx, id: string): Promise<StoredMaintenance | null> {
  const row = await tx
    .selectFrom("maintenance")
    .selectAll()
    .where("id", "=", id)
    .forUpdate()
    .executeTakeFirst();
  return row ? maintenanceOf(row) : null;
}

/** The newest first. */
export async function listStoredMaintenance(db: Database, most: number): Promise<StoredMaintenance[]> {
  const rows = await db
    .selectFrom("maintenance")
    .selectAll()
    .orderBy("begins_at", "desc")
    .orderBy("number", "desc")
    .limit(most)
    .execute();
  return rows.map(maintenanceOf);
}

/** Those of which everybody might have to be told: they stop something, have not ended, and were not over before that moment. */
export async function listToTell(db: Database, notBefore: Date): Promise<StoredMaintenance[]> {
  const rows = await db
    .selectFrom("maintenance")
    .selectAll()
    .where("stops", "=", true)
    .where("ended_at", "is", null)
    .where("ends_at", ">", notBefore)
    .execute();
  return rows.map(maintenanceOf);
}

/** Whatever lies in part between two moments, what has ended and what stops nothing too. */
export async function listWithin(db: Database, from: Date, before: Date): Promise<StoredMaintenance[]> {
  const rows = await db
    .selectFrom("maintenance")
    .selectAll()
    .where("ends_at", ">", from)
    .where("begins_at", "<", before)
    .orderBy("begins_at")
    .execute();
  return rows.map(maintenanceOf);
}

export async function saveAcknowledged(tx: Tx, id: string, by: StaffId, at: Date): Promise<void> {
  await tx
    .updateTable("maintenance")
    .set({ acknowledged_by: by, acknowledged_at: at })
    .where("id", "=", id)
    .execute();
}

export async function saveEnded(
  tx: Tx,
  id: string,
  ended: NonNullable<Maintenance["ended"]> & { readonly result: Buffer | null },
): Promise<void> {
  const { by, at, outcome, result } = ended;
  await tx
    .updateTable("maintenance")
    .set({ ended_by: by, ended_at: at, outcome, result, tell_at: null })
    .where("id", "=", id)
    .execute();
}

export function maintenanceOf(row: Row): StoredMaintenance {
  const { id, number, stops, words, told, result, outcome } = row;
  const done = (by: StaffId | null, at: Date | null) => (by && at ? { by, at } : null);
  const ended = done(row.ended_by, row.ended_at);
  return {
    ...{ id, number, stops, words, told, result, from: row.begins_at, to: row.ends_at },
    ...{ plannedBy: row.planned_by, plannedAt: row.planned_at },
    acknowledged: done(row.acknowledged_by, row.acknowledged_at),
    ended: ended && outcome ? { ...ended, outcome } : null,
  };
}
