import { sql } from "kysely";
import type { LedgerEntry, Settlement } from "../../domain/exporting.ts";
import type { StaffId } from "../../domain/ids.ts";
import type { Day } from "../../domain/japan-time.ts";
import type { Database, Tx } from "../storage/database.ts";

export type StoredExport = LedgerEntry & {
  readonly salt: Buffer | null;
  /** Under which what they wrote is kept; null where nobody asked. */
  readonly why: string | null;
};

type Asked = Omit<StoredExport, "approval" | "takenAt" | "rows" | "settledAs" | "settledBy" | "settledAt"> & {
  readonly approval: string | null;
  /** Sealed addresses. */
  readonly remindTo: Buffer | null;
};

export async function insertExport(tx: Tx, asked: Asked): Promise<void> {
  await tx
    .insertInto("export")
    .values({
      ...{ id: asked.id, kind: asked.kind, from_day: asked.from, to_day: asked.to },
      ...{ purpose: asked.purpose, recipient: asked.recipient, pseudonymous: asked.pseudonymous },
      ...{ masked: asked.masked, to_folder: asked.toFolder, remind_to: asked.remindTo },
      ...{ salt: asked.salt, why: asked.why, asked_by: asked.askedBy, asked_at: asked.askedAt },
      ...{ approval_id: asked.approval, due_on: asked.dueOn },
      ...{ taken_at: null, settled_as: null, settled_by: null, settled_at: null },
    })
    .execute();
}

export async function listLedger(db: Database, most: number): Promise<StoredExport[]> {
  const rows = await entries(db).orderBy("x.asked_at", "desc").orderBy("x.id", "desc").limit(most).execute();
  return rows.map(entryOf);
}

export async function findExport(db: Database | Tx, id: string): Promise<StoredExport | null> {
  const row = await entries(db).where("x.id", "=", id).executeTakeFirst();
  return row ? entryOf(row) : null;
}

/** How many rows have left so far; `takenAt` with the last of them. */
export async function saveTaken(
  db: Database | Tx,
  id: string,
  { rows, takenAt }: { readonly rows: number; readonly takenAt: Date | null },
): Promise<void> {
  await db
    .updateTable("export")
    .set({ row_count: rows, ...(takenAt && { taken_at: takenAt }) })
    .where("id", "=", id)
    .execute();
}

/** False where it was settled before. Its salt goes: its names lead back to nobody any more. */
export async function saveSettled(
  tx: Tx,
  id: string,
  settled: { readonly as: Settlement; readonly by: StaffId | null; readonly at: Date },
): Promise<boolean> {
  const row = await tx
    .updateTable("export")
    .set({ settled_as: settled.as, settled_by: settled.by, settled_at: settled.at, salt: null })
    .where("id", "=", id)
    .where("settled_at", "is", null)
    .returning("id")
    .executeTakeFirst();
  return row !== undefined;
}

function entries(db: Database | Tx) {
  return db
    .selectFrom("export as x")
    .leftJoin("approval as a", "a.id", "x.approval_id")
    .selectAll("x")
    .select(["a.outcome", "a.closed_at", "a.expires_at"])
    .select(({ ref }) => [
      // Days as text: the driver would make instants of them.
      sql<Day>`${ref("x.from_day")}::text`.as("first_day"),
      sql<Day>`${ref("x.to_day")}::text`.as("last_day"),
      sql<Day>`${ref("x.due_on")}::text`.as("due_day"),
    ]);
}

type Row = Awaited<ReturnType<ReturnType<typeof entries>["execute"]>>[number];

function entryOf(row: Row): StoredExport {
  return {
    ...{ id: row.id, kind: row.kind, from: row.first_day, to: row.last_day, purpose: row.purpose },
    ...{ recipient: row.recipient, pseudonymous: row.pseudonymous, salt: row.salt, why: row.why },
    ...{ masked: row.masked, toFolder: row.to_folder },
    ...{ askedBy: row.asked_by, askedAt: row.asked_at, dueOn: row.due_day },
    approval:
      row.approval_id && row.expires_at
        ? {
            ...{ id: row.approval_id, outcome: row.outcome },
            ...{ closedAt: row.closed_at, expiresAt: row.expires_at },
          }
        : null,
    ...{ takenAt: row.taken_at, rows: row.row_count },
    ...{ settledAs: row.settled_as, settledBy: row.settled_by, settledAt: row.settled_at },
  };
}
