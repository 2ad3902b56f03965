import { type Selectable, sql } from "kysely";
import type { StaffId } from "../../../domain/ids.ts";
import type { RegisterEntry, RegisterKind } from "../../../domain/register.ts";
import type { Database, Tx } from "../../storage/database.ts";
import type { Schema } from "../../storage/schema.ts";

type Row = Selectable<Schema["register_entry"]>;
export type StoredEntry = RegisterEntry & { readonly sealed: Buffer; readonly result: Buffer | null };

/** One after the other: whoever writes into the registers second waits, and gets the number after the first one's. */
export async function lockRegisters(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('register', 0))`.execute(tx);
}

/** The one after the last of its kind, while the registers are locked. */
export async function nextNumber(tx: Tx, kind: RegisterKind): Promise<number> {
  const { last } = await tx
    .selectFrom("register_entry")
    .select((eb) => eb.fn.max("number").as("last"))
    .where("kind", "=", kind)
    .executeTakeFirstOrThrow();
  return (last ?? 0) + 1;
}

export async function insertEntry(
  tx: Tx,
  { id, kind, number, on, until, staff, sealed, written }: Omit<StoredEntry, "approved" | "ended" | "result">,
): Promise<void> {
  await tx
    .insertInto("register_entry")
    .values({
      ...{ id, kind, number, happened_on: on, until_on: until, staff_ids: [...staff], sealed },
      ...{ written_by: written.by, written_at: written.at },
    })
    .execute();
}

export async function findNumber(tx: Tx, id: string): Promise<number | null> {
  const row = await tx.selectFrom("register_entry").select("number").where("id", "=", id).executeTakeFirst();
  return row?.number ?? null;
}

/** Held until the transaction ends. */
export async function lockEntry(tx: Tx, id: string): Promise<StoredEntry | null> {
  const row = await tx
    .selectFrom("register_entry")
    .selectAll()
    .where("id", "=", id)
    .forUpdate()
    .executeTakeFirst();
  return row ? entryOf(row) : null;
}

/** Those that have not ended first, the newest first among them. */
export async function listEntries(db: Database, most: number): Promise<StoredEntry[]> {
  const rows = await db
    .selectFrom("register_entry")
    .selectAll()
    .orderBy((eb) => eb("ended_at", "is not", null))
    .orderBy("happened_on", "desc")
    .orderBy("number", "desc")
    .limit(most)
    .execute();
  return rows.map(entryOf);
}

/** Every training that stands, without its words. */
export async function listTrainings(db: Database): Promise<StoredEntry[]> {
  const rows = await db
    .selectFrom("register_entry")
    .selectAll()
    .where("kind", "=", "training")
    .where("ended_at", "is", null)
    .orderBy("happened_on")
    .orderBy("number")
    .execute();
  return rows.map(entryOf);
}

export async function saveApproved(tx: Tx, id: string, by: StaffId, at: Date): Promise<void> {
  await tx
    .updateTable("register_entry")
    .set({ approved_by: by, approved_at: at })
    .where("id", "=", id)
    .execute();
}

export async function saveEnded(
  tx: Tx,
  id: string,
  ended: NonNullable<RegisterEntry["ended"]> & { readonly result: Buffer | null },
): Promise<void> {
  const { by, at, outcome, result } = ended;
  await tx
    .updateTable("register_entry")
    .set({ ended_by: by, ended_at: at, outcome, result })
    .where("id", "=", id)
    .execute();
}

function entryOf(row: Row): StoredEntry {
  const { id, number, kind, sealed, result, outcome } = row;
  const done = (by: StaffId | null, at: Date | null) => (by && at ? { by, at } : null);
  const ended = done(row.ended_by, row.ended_at);
  return {
    ...{ id, number, kind, sealed, result, on: row.happened_on, until: row.until_on, staff: row.staff_ids },
    written: { by: row.written_by, at: row.written_at },
    approved: done(row.approved_by, row.approved_at),
    ended: ended && outcome ? { ...ended, outcome } : null,
  };
}
