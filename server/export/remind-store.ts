import { sql } from "kysely";
import { remindedDaysBefore, type Settlement } from "../../domain/exporting.ts";
import { type Day, dayAfter } from "../../domain/japan-time.ts";
import type { Database, Tx } from "../storage/database.ts";

type Held = {
  readonly dueOn: Day;
  readonly rows: number;
  readonly settledAs: Settlement | null;
  readonly remindTo: Buffer;
};

/** How far people have been told by then: 1 before the day, 2 on it, 3 after it. */
export function stageOf(dueOn: Day, today: Day): number {
  return dueOn < today ? 3 : dueOn === today ? 2 : 1;
}

/** Files that are out, and of whose day nobody has been told yet as it stands today, the longest due first. */
export async function findToRemind(db: Database, today: Day, most: number): Promise<readonly string[]> {
  const rows = await db
    .selectFrom("export")
    .select("id")
    .where(isToRemind(today))
    .orderBy("due_on")
    .limit(most)
    .execute();
  return rows.map(({ id }) => id);
}

/** Null where another process has it in hand, or has told of it meanwhile. */
export async function lockToRemind(tx: Tx, id: string, today: Day): Promise<Held | null> {
  const row = await tx
    .selectFrom("export")
    .select(["row_count", "settled_as", "remind_to", sql<Day>`due_on::text`.as("due_day")])
    .where("id", "=", id)
    .where(isToRemind(today))
    .forUpdate()
    .skipLocked()
    .executeTakeFirst();
  if (!row?.remind_to) return null;
  return { dueOn: row.due_day, rows: row.row_count, settledAs: row.settled_as, remindTo: row.remind_to };
}

export async function saveReminded(tx: Tx, id: string, stage: number): Promise<void> {
  await tx.updateTable("export").set({ reminded: stage }).where("id", "=", id).execute();
}

function isToRemind(today: Day) {
  return sql<boolean>`settled_at is null and remind_to is not null and row_count > 0
    and due_on <= ${dayAfter(today, remindedDaysBefore)}::date
    and reminded < case when due_on < ${today}::date then 3 when due_on = ${today}::date then 2 else 1 end`;
}
