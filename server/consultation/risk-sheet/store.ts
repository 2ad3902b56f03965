import type { ConsultationId, IdempotencyKey, StaffId } from "../../../domain/ids.ts";
import type { Database, Tx } from "../../storage/database.ts";

export type SealedSheet = {
  readonly version: number;
  readonly staff: StaffId;
  readonly at: Date;
  readonly sealed: Buffer;
};

/** The newest first. */
export function listSheets(
  db: Database | Tx,
  consultation: ConsultationId,
  most: number,
): Promise<SealedSheet[]> {
  return db
    .selectFrom("risk_sheet")
    .select(["version", "staff_id as staff", "at", "sealed"])
    .where("consultation_id", "=", consultation)
    .orderBy("version", "desc")
    .limit(most)
    .execute();
}

/** Of each the newest version. */
export function listNewestSheets(
  db: Database,
  ids: readonly ConsultationId[],
): Promise<(SealedSheet & { readonly consultation: ConsultationId })[]> {
  return db
    .selectFrom("risk_sheet")
    .distinctOn("consultation_id")
    .select(["consultation_id as consultation", "version", "staff_id as staff", "at", "sealed"])
    .where("consultation_id", "in", ids)
    .orderBy("consultation_id")
    .orderBy("version", "desc")
    .execute();
}

/** Which version was written under this key by this person; null where none was. */
export async function findWritten(
  tx: Tx,
  consultation: ConsultationId,
  staff: StaffId,
  key: IdempotencyKey,
): Promise<number | null> {
  const row = await tx
    .selectFrom("risk_sheet")
    .select("version")
    .where("consultation_id", "=", consultation)
    .where("staff_id", "=", staff)
    .where("key", "=", key)
    .executeTakeFirst();
  return row?.version ?? null;
}

export async function insertSheet(
  tx: Tx,
  consultation: ConsultationId,
  { version, staff, at, sealed, key }: SealedSheet & { readonly key: IdempotencyKey },
): Promise<void> {
  await tx
    .insertInto("risk_sheet")
    .values({ consultation_id: consultation, version, staff_id: staff, at, key, sealed })
    .execute();
}

/** [CB-9] For good. */
export async function deleteSheets(tx: Tx, consultation: ConsultationId): Promise<void> {
  await tx.deleteFrom("risk_sheet").where("consultation_id", "=", consultation).execute();
}
