import type { ConsultationId, IdempotencyKey, StaffId } from "../../../domain/ids.ts";
import type { Database, Tx } from "../../storage/database.ts";

export type SealedRecord = {
  readonly consultation: ConsultationId;
  readonly version: number;
  readonly staff: StaffId;
  readonly at: Date;
  readonly sealed: Buffer;
};

export async function insertRecord(
  tx: Tx,
  { consultation, version, staff, at, sealed, key }: SealedRecord & { readonly key: IdempotencyKey },
): Promise<void> {
  await tx
    .insertInto("consultation_record")
    .values({ consultation_id: consultation, version, staff_id: staff, at, key, sealed })
    .execute();
}

/** Whether that writing was stored before. */
export async function isWritten(
  db: Database,
  consultation: ConsultationId,
  staff: StaffId,
  key: IdempotencyKey,
): Promise<boolean> {
  const row = await db
    .selectFrom("consultation_record")
    .select("version")
    .where("consultation_id", "=", consultation)
    .where("staff_id", "=", staff)
    .where("key", "=", key)
    .executeTakeFirst();
  return row !== undefined;
}

/** All versions, the newest first. */
export function listRecords(db: Database, ids: readonly ConsultationId[]): Promise<SealedRecord[]> {
  return db
    .selectFrom("consultation_record")
    .select(["consultation_id as consultation", "version", "staff_id as staff", "at", "sealed"])
    .where("consultation_id", "in", ids)
    .orderBy("version", "desc")
    .execute();
}

export async function putDraft(
  db: Database,
  consultation: ConsultationId,
  staff: StaffId,
  at: Date,
  sealed: Buffer,
): Promise<void> {
  await db
    .insertInto("consultation_record_draft")
    .values({ consultation_id: consultation, staff_id: staff, at, sealed })
    .onConflict((conflict) => conflict.columns(["consultation_id", "staff_id"]).doUpdateSet({ at, sealed }))
    .execute();
}

export async function findDraft(
  db: Database,
  consultation: ConsultationId,
  staff: StaffId,
): Promise<Buffer | null> {
  const row = await db
    .selectFrom("consultation_record_draft")
    .select("sealed")
    .where("consultation_id", "=", consultation)
    .where("staff_id", "=", staff)
    .executeTakeFirst();
  return row?.sealed ?? null;
}

export async function deleteDraft(
  db: Database | Tx,
  consultation: ConsultationId,
  staff: StaffId,
): Promise<void> {
  await db
    .deleteFrom("consultation_record_draft")
    .where("consultation_id", "=", consultation)
    .where("staff_id", "=", staff)
    .execute();
}
