import { sql } from "kysely";
import type { StaffId } from "../../../domain/ids.ts";
import type { Database, Tx } from "../../storage/database.ts";

export type StoredRules = {
  readonly version: number;
  readonly sealed: Buffer;
  readonly by: StaffId;
  readonly at: Date;
};

/** One after the other: whoever sets them second waits, and sees what the first one wrote. */
export async function lockStaffRules(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('staff-rules', 0))`.execute(tx);
}

/** The newest first. */
export async function listStaffRules(db: Database | Tx, most: number): Promise<readonly StoredRules[]> {
  const rows = await db
    .selectFrom("staff_rules")
    .selectAll()
    .orderBy("version", "desc")
    .limit(most)
    .execute();
  return rows.map(({ version, sealed, staff_id: by, at }) => ({ version, sealed, by, at }));
}

export async function insertStaffRules(tx: Tx, { version, sealed, by, at }: StoredRules): Promise<void> {
  await tx.insertInto("staff_rules").values({ version, sealed, staff_id: by, at }).execute();
}

/** Since when each has read a version. */
export async function listReaders(db: Database, version: number): Promise<ReadonlyMap<StaffId, Date>> {
  const rows = await db
    .selectFrom("staff_rules_read")
    .select(["staff_id", "at"])
    .where("version", "=", version)
    .execute();
  return new Map(rows.map(({ staff_id, at }) => [staff_id, at]));
}

export async function hasRead(db: Database, version: number, staff: StaffId): Promise<boolean> {
  const row = await db
    .selectFrom("staff_rules_read")
    .select("version")
    .where("version", "=", version)
    .where("staff_id", "=", staff)
    .executeTakeFirst();
  return row !== undefined;
}

/** False where it was said before. */
export async function insertReader(tx: Tx, version: number, staff: StaffId, at: Date): Promise<boolean> {
  const made = await tx
    .insertInto("staff_rules_read")
    .values({ version, staff_id: staff, at })
    .onConflict((conflict) => conflict.doNothing())
    .returning("version")
    .executeTakeFirst();
  return made !== undefined;
}
