import { sql } from "kysely";
import type { LineEventKind } from "../../domain/line.ts";
import type { LineFigure } from "../../domain/line-usage.ts";
import type { Database, Tx } from "../storage/database.ts";

export type HeardEvent = { readonly id: string; readonly kind: LineEventKind; readonly at: Date };

/** Answers whether it is new: the same event counts once, on whichever process ([LI-4]). */
export async function insertEvent(tx: Tx, { id, kind, at }: HeardEvent, now: Date): Promise<boolean> {
  const row = await tx
    .insertInto("line_event")
    .values({ id, kind, at, received_at: now })
    .onConflict((conflict) => conflict.doNothing())
    .returning("id")
    .executeTakeFirst();
  return row !== undefined;
}

/** As of `at`, LINE's own time: what came later and is older changes nothing. Answers whether it changed something. */
export async function saveFriend(
  tx: Tx,
  friend: { readonly mac: Buffer; readonly sealed: Buffer; readonly reachable: boolean; readonly at: Date },
): Promise<boolean> {
  const { mac, sealed, reachable, at } = friend;
  const row = await tx
    .insertInto("line_friend")
    .values({ mac, sealed, reachable, changed_at: at })
    .onConflict((conflict) =>
      conflict
        .column("mac")
        .doUpdateSet({ reachable, changed_at: at })
        .where("line_friend.changed_at", "<", at),
    )
    .returning("mac")
    .executeTakeFirst();
  return row !== undefined;
}

/** Somebody who is known to be there, whether they have added the account or not. Changes nothing where they are known. */
export async function insertFriend(tx: Tx, mac: Buffer, sealed: Buffer): Promise<void> {
  await tx
    .insertInto("line_friend")
    .values({ mac, sealed, reachable: false, changed_at: new Date(0) })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Counts in the order of the figures' names, so that nobody waits for each other in a circle. */
export async function addCounts(
  db: Database | Tx,
  month: string,
  counts: ReadonlyMap<LineFigure, number>,
): Promise<void> {
  const rows = [...counts]
    .map(([figure, count]) => ({ month, figure, count }))
    .sort((a, b) => (a.figure < b.figure ? -1 : 1));
  if (rows.length === 0) return;
  await db
    .insertInto("line_count")
    .values(rows)
    .onConflict((conflict) =>
      conflict.columns(["month", "figure"]).doUpdateSet({ count: sql`line_count.count + excluded.count` }),
    )
    .execute();
}

export async function readCounts(db: Database, month: string): Promise<Map<string, number>> {
  const rows = await db.selectFrom("line_count").selectAll().where("month", "=", month).execute();
  return new Map(rows.map(({ figure, count }) => [figure, Number(count)]));
}

/** How many at LINE are there to be written to now. */
export async function countReachable(db: Database): Promise<number> {
  const { many } = await db
    .selectFrom("line_friend")
    .select(({ fn }) => fn.countAll<number>().as("many"))
    .where("reachable", "=", true)
    .executeTakeFirstOrThrow();
  return Number(many);
}

export async function deleteOldEvents(db: Database, before: Date): Promise<void> {
  await db.deleteFrom("line_event").where("received_at", "<", before).execute();
}
