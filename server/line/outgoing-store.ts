import { sql } from "kysely";
import type { LineSaid } from "../../domain/line.ts";
import type { Database, Tx } from "../storage/database.ts";

export type Outgoing = {
  readonly id: string;
  readonly says: LineSaid;
  readonly createdAt: Date;
  /** This one included. */
  readonly tries: number;
} & (
  | { readonly way: "reply"; readonly token: Buffer }
  | { readonly way: "push"; readonly mac: Buffer; readonly sealed: Buffer; readonly reachable: boolean }
);

export async function insertReply(
  tx: Tx,
  { id, says, token }: { readonly id: string; readonly says: LineSaid; readonly token: Buffer },
  now: Date,
): Promise<void> {
  await tx
    .insertInto("line_outgoing")
    .values({ id, says, reply_token: token, created_at: now, due_at: now, friend_mac: null })
    .execute();
}

export async function insertPush(tx: Tx, id: string, mac: Buffer, now: Date): Promise<void> {
  await tx
    .insertInto("line_outgoing")
    .values({ id, says: "notice", friend_mac: mac, created_at: now, due_at: now, reply_token: null })
    .execute();
}

/**
 * Takes what is due, for this process alone until `until`: if it ends before it is done, another one takes over then. What
 * is taken twice so is sent under the same retry key.
 */
export async function takeDue(db: Database, now: Date, until: Date, most: number): Promise<Outgoing[]> {
  const { rows } = await sql<{
    id: string;
    says: LineSaid;
    created_at: Date;
    tries: number;
    reply_token: Buffer | null;
    friend_mac: Buffer | null;
    sealed: Buffer | null;
    reachable: boolean | null;
  }>`
    with due as (
      select id from line_outgoing where outcome is null and due_at <= ${now}
        and (held_until is null or held_until <= ${now})
      order by due_at limit ${most} for update skip locked
    ), taken as (
      update line_outgoing o set tries = o.tries + 1, held_until = ${until} from due where o.id = due.id
      returning o.id, o.says, o.created_at, o.tries, o.reply_token, o.friend_mac
    )
    select taken.*, f.sealed, f.reachable from taken left join line_friend f on f.mac = taken.friend_mac
    order by taken.created_at`.execute(db);
  return rows.flatMap(({ created_at, reply_token, friend_mac, sealed, reachable, ...row }): Outgoing[] => {
    const one = { id: row.id, says: row.says, tries: row.tries, createdAt: created_at };
    if (reply_token) return [{ ...one, way: "reply", token: reply_token }];
    if (friend_mac && sealed)
      return [{ ...one, way: "push", mac: friend_mac, sealed, reachable: reachable === true }];
    return [];
  });
}

export async function putOff(db: Database, id: string, dueAt: Date): Promise<void> {
  await db
    .updateTable("line_outgoing")
    .set({ due_at: dueAt, held_until: null })
    .where("id", "=", id)
    .execute();
}

export type Ending = "sent" | "refused" | "too-late" | "blocked" | "switched-off";

/** Answers whether it was this call that ended it. */
export async function endOutgoing(
  db: Database | Tx,
  id: string,
  outcome: Ending,
  now: Date,
): Promise<boolean> {
  const row = await db
    .updateTable("line_outgoing")
    .set({ outcome, ended_at: now, reply_token: null })
    .where("id", "=", id)
    .where("outcome", "is", null)
    .returning("id")
    .executeTakeFirst();
  return row !== undefined;
}

export async function endAllOutgoing(tx: Tx, outcome: Ending, now: Date): Promise<void> {
  await tx
    .updateTable("line_outgoing")
    .set({ outcome, ended_at: now, reply_token: null })
    .where("outcome", "is", null)
    .execute();
}

export async function deleteOldOutgoing(db: Database, before: Date): Promise<void> {
  await db.deleteFrom("line_outgoing").where("ended_at", "<", before).execute();
}

/** The last notice to somebody since a moment, and what came of it. */
export async function newestPush(db: Database, mac: Buffer, since: Date) {
  const row = await db
    .selectFrom("line_outgoing")
    .select(["created_at", "ended_at", "outcome"])
    .where("friend_mac", "=", mac)
    .where("created_at", ">=", since)
    .orderBy("created_at", "desc")
    .limit(1)
    .executeTakeFirst();
  return row ? { createdAt: row.created_at, endedAt: row.ended_at, outcome: row.outcome } : null;
}
