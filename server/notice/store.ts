import type { ConsultationId, ConsulteeId } from "../../domain/ids.ts";
import type { Unread } from "../../domain/notice.ts";
import type { Database, Tx } from "../storage/database.ts";

export type UnreadTalk = Omit<Unread, "presence"> & {
  readonly consultation: ConsultationId;
  readonly consultee: ConsulteeId;
};

/**
 * Talks with something unread that their consultee was not told of, of people who have chosen some way to be told. Whoever wants a
 * consultation deleted is not told of it any more ([CB-8]).
 */
export async function listUnread(db: Database, most: number): Promise<UnreadTalk[]> {
  const rows = await db
    .selectFrom("consultation as c")
    .innerJoin("entry as e", (join) =>
      join.onRef("e.consultation_id", "=", "c.id").onRef("e.seq", "=", "c.counsellor_seq"),
    )
    .leftJoin("noticed as n", "n.consultation_id", "c.id")
    .leftJoin("deletion_request as d", "d.consultation_id", "c.id")
    .select(["c.id", "c.consultee_id", "c.counsellor_seq", "c.consultee_read", "e.at", "n.seq"])
    .where("c.consultee_id", "in", (eb) =>
      eb
        .selectFrom("line_link as l")
        .innerJoin("line_friend as f", "f.mac", "l.friend_mac")
        .select("l.consultee_id")
        .where("f.reachable", "=", true)
        .union(eb.selectFrom("notice_address as a").select("a.consultee_id")),
    )
    .whereRef("c.counsellor_seq", ">", "c.consultee_read")
    .where((eb) => eb.or([eb("n.seq", "is", null), eb("n.seq", "<=", eb.ref("c.consultee_read"))]))
    .where((eb) => eb.or([eb("d.consultation_id", "is", null), eb("d.refused_at", "is not", null)]))
    .where("c.deleted_at", "is", null)
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
    .insertInto("noticed")
    .values({ consultation_id: consultation, seq: counsellorSeq })
    .onConflict((conflict) =>
      conflict
        .column("consultation_id")
        .doUpdateSet({ seq: counsellorSeq })
        .where("noticed.seq", "=", noticedSeq),
    )
    .returning("seq")
    .executeTakeFirst();
  return row !== undefined;
}

/** Whether there still is something to tell: they may have read it meanwhile. */
export async function hasUnread(db: Database, consultee: ConsulteeId): Promise<boolean> {
  const row = await db
    .selectFrom("consultation")
    .select("id")
    .where("consultee_id", "=", consultee)
    .where("deleted_at", "is", null)
    .whereRef("counsellor_seq", ">", "consultee_read")
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}
