import type { DeletionReason, DeletionRequest } from "../../domain/deletion.ts";
import type { ConsultationId } from "../../domain/ids.ts";
import type { Database, Tx } from "../storage/database.ts";

/** Answers false where it was asked for before: that first request stays as it is. */
export async function insertRequest(
  tx: Tx,
  consultation: ConsultationId,
  reason: DeletionReason | null,
  now: Date,
): Promise<boolean> {
  const row = await tx
    .insertInto("deletion_request")
    .values({ consultation_id: consultation, asked_at: now, reason })
    .onConflict((conflict) => conflict.doNothing())
    .returning("asked_at")
    .executeTakeFirst();
  return row !== undefined;
}

export async function findAskedAt(
  db: Database | Tx,
  consultations: readonly ConsultationId[],
): Promise<Map<ConsultationId, Date>> {
  if (consultations.length === 0) return new Map();
  const rows = await db
    .selectFrom("deletion_request")
    .select(["consultation_id", "asked_at"])
    .where("consultation_id", "in", consultations)
    .execute();
  return new Map(rows.map(({ consultation_id, asked_at }) => [consultation_id, asked_at]));
}

export async function listRequests(db: Database, most: number): Promise<DeletionRequest[]> {
  const rows = await db
    .selectFrom("deletion_request as asked")
    .innerJoin("consultation", "consultation.id", "asked.consultation_id")
    .select(["asked.consultation_id", "consultation.number", "asked.asked_at", "asked.reason"])
    .orderBy("asked.asked_at", "desc")
    .limit(most)
    .execute();
  return rows.map(({ consultation_id, number, asked_at, reason }) => ({
    consultation: consultation_id,
    number,
    askedAt: asked_at,
    reason,
  }));
}
