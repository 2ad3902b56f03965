import { sql } from "kysely";
import type { ConsultationId } from "../../domain/ids.ts";
import type { LineSaid } from "../../domain/line.ts";
import type { Unread } from "../../domain/line-notice.ts";
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

export type UnreadTalk = Unread & {
  readonly consultation: ConsultationId;
  readonly mac: Buffer;
  readonly stamp: Buffer;
  readonly consultee: string;
};

/** Talks of people linked with LINE, who can be reached there and have something unread that they were not told of. */
export async function listUnread(db: Database, most: number): Promise<UnreadTalk[]> {
  const rows = await db
    .selectFrom("line_link as l")
    .innerJoin("line_friend as f", "f.mac", "l.friend_mac")
    .innerJoin("consultation as c", "c.consultee_id", "l.consultee_id")
    .innerJoin("entry as e", (join) =>
      join.onRef("e.consultation_id", "=", "c.id").onRef("e.seq", "=", "c.counsellor_seq"),
    )
    .leftJoin("line_noticed as n", "n.consultation_id", "c.id")
    .select([
      "c.id",
      "c.consultee_id",
      "c.counsellor_seq",
      "c.consultee_read",
      "e.at",
      "n.seq",
      "l.friend_mac",
      "l.stamp",
    ])
    .where("f.reachable", "=", true)
    .whereRef("c.counsellor_seq", ">", "c.consultee_read")
    .where((eb) => eb.or([eb("n.seq", "is", null), eb("n.seq", "<=", eb.ref("c.consultee_read"))]))
    .orderBy("e.at")
    .limit(most)
    .execute();
  return rows.map((row) => ({
    consultation: row.id,
    consultee: row.consultee_id,
    counsellorSeq: row.counsellor_seq,
    consulteeRead: row.consultee_read,
    since: row.at,
    noticedSeq: row.seq ?? 0,
    mac: row.friend_mac,
    stamp: row.stamp,
  }));
}

/** Answers whether nobody else has told them of the same by now. */
export async function saveNoticed(
  tx: Tx,
  {
    consultation,
    counsellorSeq,
    noticedSeq,
  }: Pick<UnreadTalk, "consultation" | "counsellorSeq" | "noticedSeq">,
): Promise<boolean> {
  const row = await tx
    .insertInto("line_noticed")
    .values({ consultation_id: consultation, seq: counsellorSeq })
    .onConflict((conflict) =>
      conflict
        .column("consultation_id")
        .doUpdateSet({ seq: counsellorSeq })
        .where("line_noticed.seq", "=", noticedSeq),
    )
    .returning("seq")
    .executeTakeFirst();
  return row !== undefined;
}
