import type { DeletionReason, KeepingReason } from "../../domain/deletion.ts";
import type { ConsultationId, StaffId } from "../../domain/ids.ts";
import type { Database, Tx } from "../storage/database.ts";

/** Answers false where it stands already. One that was refused is asked anew. */
export async function insertRequest(
  tx: Tx,
  consultation: ConsultationId,
  reason: DeletionReason | null,
  now: Date,
): Promise<boolean> {
  const asked = { asked_at: now, reason };
  const row = await tx
    .insertInto("deletion_request")
    .values({ consultation_id: consultation, ...asked })
    .onConflict((conflict) =>
      conflict
        .column("consultation_id")
        .doUpdateSet({ ...asked, refused_at: null, refused_by: null, refused_why: null })
        .where("deletion_request.refused_at", "is not", null),
    )
    .returning("asked_at")
    .executeTakeFirst();
  return row !== undefined;
}

/** Held until the transaction ends. False where nobody asks for it, or the city has refused. */
export async function lockStanding(tx: Tx, consultation: ConsultationId): Promise<boolean> {
  const row = await tx
    .selectFrom("deletion_request")
    .select("refused_at")
    .where("consultation_id", "=", consultation)
    .forUpdate()
    .executeTakeFirst();
  return row?.refused_at === null;
}

export async function saveRefused(
  tx: Tx,
  consultation: ConsultationId,
  by: StaffId,
  why: KeepingReason,
  at: Date,
): Promise<void> {
  await tx
    .updateTable("deletion_request")
    .set({ refused_at: at, refused_by: by, refused_why: why })
    .where("consultation_id", "=", consultation)
    .execute();
}

/** Others are being asked to agree to it. */
export async function isProposed(tx: Tx, consultation: ConsultationId, now: Date): Promise<boolean> {
  const row = await tx
    .selectFrom("approval")
    .select("id")
    .where("consultation_id", "=", consultation)
    .where("act", "=", "deletion:carry-out")
    .where("outcome", "is", null)
    .where("expires_at", ">", now)
    .executeTakeFirst();
  return row !== undefined;
}

export type Asked = { readonly at: Date; readonly refused: KeepingReason | null };

export async function findAsked(
  db: Database | Tx,
  consultations: readonly ConsultationId[],
): Promise<Map<ConsultationId, Asked>> {
  if (consultations.length === 0) return new Map();
  const rows = await db
    .selectFrom("deletion_request")
    .select(["consultation_id", "asked_at", "refused_why"])
    .where("consultation_id", "in", consultations)
    .execute();
  return new Map(
    rows.map(({ consultation_id, asked_at, refused_why }) => [
      consultation_id,
      { at: asked_at, refused: refused_why },
    ]),
  );
}
