import type { ConsulteeId } from "../../domain/ids.ts";
import type { Database, Tx } from "../storage/database.ts";
import type { Stamps } from "../storage/stamps.ts";

/** Null where there is no row, or none that the service has stamped. */
export async function findByToken(
  db: Database,
  stamps: Stamps,
  tokenHash: Buffer,
): Promise<ConsulteeId | null> {
  const row = await db
    .selectFrom("consultee_token")
    .select(["token_hash", "consultee_id", "stamp"])
    .where("token_hash", "=", tokenHash)
    .executeTakeFirst();
  // Without a stamp it is of before there were any, and says no more than the token itself.
  return row && row.stamp !== null && stamps.isOurs("consultee_token", row) ? row.consultee_id : null;
}

/** Writes down who is about to have something kept; does nothing where they are known. */
export async function insertConsultee(
  tx: Tx,
  stamps: Stamps,
  id: ConsulteeId,
  tokenHash: Buffer,
  now: Date,
): Promise<void> {
  const token = { token_hash: tokenHash, consultee_id: id };
  await tx
    .insertInto("consultee")
    .values({ id, created_at: now })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  await tx
    .insertInto("consultee_token")
    .values({ ...token, created_at: now, stamp: stamps.of("consultee_token", token) })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
