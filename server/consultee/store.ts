import type { ConsulteeId } from "../../domain/ids.ts";
import type { Database, Tx } from "../storage/database.ts";

export async function findByToken(db: Database, tokenHash: Buffer): Promise<ConsulteeId | null> {
  const row = await db
    .selectFrom("consultee_token")
    .select("consultee_id")
    .where("token_hash", "=", tokenHash)
    .executeTakeFirst();
  return row?.consultee_id ?? null;
}

/** Writes down who is about to have something kept; does nothing where they are known. */
export async function insertConsultee(tx: Tx, id: ConsulteeId, tokenHash: Buffer, now: Date): Promise<void> {
  await tx
    .insertInto("consultee")
    .values({ id, created_at: now })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  await tx
    .insertInto("consultee_token")
    .values({ token_hash: tokenHash, consultee_id: id, created_at: now })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
