import type { Approval, ApprovalAct, Outcome } from "../../domain/approval.ts";
import type { ConsultationId, StaffId } from "../../domain/ids.ts";
import type { Database, Tx } from "../storage/database.ts";

export async function readRule(db: Database | Tx, act: ApprovalAct): Promise<number> {
  const row = await db.selectFrom("approval_rule").select("needed").where("act", "=", act).executeTakeFirst();
  // An act whose rule is missing wants somebody rather than nobody.
  return row?.needed ?? 1;
}

export async function listRules(db: Database | Tx): Promise<{ act: ApprovalAct; needed: number }[]> {
  return db.selectFrom("approval_rule").selectAll().orderBy("act").execute();
}

export async function saveRule(tx: Tx, act: ApprovalAct, needed: number): Promise<void> {
  await tx
    .insertInto("approval_rule")
    .values({ act, needed })
    .onConflict((conflict) => conflict.column("act").doUpdateSet({ needed }))
    .execute();
}

export type StoredApproval = Approval & { readonly reason: Buffer };

export async function insertApproval(
  tx: Tx,
  asked: Omit<StoredApproval, "outcome" | "voices">,
): Promise<void> {
  await tx
    .insertInto("approval")
    .values({
      id: asked.id,
      act: asked.act,
      staff_id: asked.staff,
      roles: asked.roles && [...asked.roles],
      minutes: asked.minutes,
      consultation_id: asked.consultation,
      how_many: asked.count,
      about: asked.about,
      wanted: asked.wanted,
      reason: asked.reason,
      needed: asked.needed,
      asked_by: asked.askedBy,
      asked_at: asked.askedAt,
      expires_at: asked.expiresAt,
      outcome: null,
      closed_at: null,
    })
    .execute();
}

/** Held until the transaction ends: voices come one after the other. */
export async function lockApproval(tx: Tx, id: string): Promise<StoredApproval | null> {
  const row = await tx.selectFrom("approval").selectAll().where("id", "=", id).forUpdate().executeTakeFirst();
  if (!row) return null;
  const voices = await tx
    .selectFrom("approval_voice")
    .select("staff_id")
    .where("approval_id", "=", id)
    .orderBy("at")
    .execute();
  return approvalOf(
    row,
    voices.map(({ staff_id }) => staff_id),
  );
}

export async function insertVoice(tx: Tx, id: string, staff: StaffId, at: Date): Promise<void> {
  await tx
    .insertInto("approval_voice")
    .values({ approval_id: id, staff_id: staff, at })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

export async function closeApproval(tx: Tx, id: string, outcome: Outcome, at: Date): Promise<void> {
  await tx.updateTable("approval").set({ outcome, closed_at: at }).where("id", "=", id).execute();
}

export async function listSince(db: Database, since: Date): Promise<StoredApproval[]> {
  const rows = await db
    .selectFrom("approval")
    .selectAll()
    .where("asked_at", ">", since)
    .orderBy("asked_at", "desc")
    .limit(500)
    .execute();
  if (rows.length === 0) return [];
  const voices = await db
    .selectFrom("approval_voice")
    .select(["approval_id", "staff_id"])
    .where(
      "approval_id",
      "in",
      rows.map(({ id }) => id),
    )
    .orderBy("at")
    .execute();
  return rows.map((row) =>
    approvalOf(
      row,
      voices.filter(({ approval_id }) => approval_id === row.id).map(({ staff_id }) => staff_id),
    ),
  );
}

/** Who has agreed to these, in the order in which they did. */
export async function voicesOf(
  db: Database,
  ids: readonly string[],
): Promise<{ readonly approval: string; readonly staff: StaffId }[]> {
  if (ids.length === 0) return [];
  return db
    .selectFrom("approval_voice")
    .select(["approval_id as approval", "staff_id as staff"])
    .where("approval_id", "in", ids)
    .orderBy("at")
    .execute();
}

export async function findApprovalReasons(
  tx: Tx,
  ids: readonly string[],
): Promise<Pick<StoredApproval, "id" | "reason">[]> {
  if (ids.length === 0) return [];
  return tx.selectFrom("approval").select(["id", "reason"]).where("id", "in", ids).execute();
}

type Row = {
  id: string;
  act: ApprovalAct;
  staff_id: StaffId | null;
  roles: Approval["roles"];
  minutes: number | null;
  consultation_id: ConsultationId | null;
  how_many: number | null;
  about: ApprovalAct | null;
  wanted: number | null;
  reason: Buffer;
  needed: number;
  asked_by: StaffId;
  asked_at: Date;
  expires_at: Date;
  outcome: Outcome | null;
};

function approvalOf(row: Row, voices: readonly StaffId[]): StoredApproval {
  return {
    id: row.id,
    act: row.act,
    staff: row.staff_id,
    roles: row.roles,
    minutes: row.minutes,
    consultation: row.consultation_id,
    count: row.how_many,
    about: row.about,
    wanted: row.wanted,
    reason: row.reason,
    needed: row.needed,
    askedBy: row.asked_by,
    askedAt: row.asked_at,
    expiresAt: row.expires_at,
    outcome: row.outcome,
    voices,
  };
}
