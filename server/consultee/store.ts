import type { Entrance } from "../../domain/consultation.ts";
import type { ConsulteeId } from "../../domain/ids.ts";
import type { Database, Tx } from "../storage/database.ts";
import type { Stamps } from "../storage/stamps.ts";

/**
 * Of whom a token is, and whether とじる has ended it; null where there is no row, or none that the service has stamped.
 */
export async function findByToken(
  db: Database,
  stamps: Stamps,
  tokenHash: Buffer,
): Promise<{ readonly consultee: ConsulteeId; readonly ended: boolean } | null> {
  const row = await db
    .selectFrom("consultee_token")
    .select(["token_hash", "consultee_id", "stamp", "ended_at"])
    .where("token_hash", "=", tokenHash)
    .executeTakeFirst();
  // Without a stamp it is of before there were any, and says no more than the token itself.
  if (!row || row.stamp === null || !stamps.isOurs("consultee_token", row)) return null;
  return { consultee: row.consultee_id, ended: row.ended_at !== null };
}

/** Writes down who is about to have something kept; does nothing where they are known. Answers by which way they came. */
export async function insertConsultee(
  tx: Tx,
  stamps: Stamps,
  id: ConsulteeId,
  tokenHash: Buffer,
  now: Date,
  entrance: Entrance,
): Promise<Entrance> {
  const token = { token_hash: tokenHash, consultee_id: id };
  await tx
    .insertInto("consultee")
    .values({ id, created_at: now })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  await tx
    .insertInto("consultee_token")
    .values({ ...token, created_at: now, entrance, stamp: stamps.of("consultee_token", token) })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const kept = await tx
    .selectFrom("consultee_token")
    .select("entrance")
    .where("token_hash", "=", tokenHash)
    .executeTakeFirstOrThrow();
  return kept.entrance;
}

export async function hasConsultee(db: Database, id: ConsulteeId): Promise<boolean> {
  const row = await db.selectFrom("consultee").select("id").where("id", "=", id).executeTakeFirst();
  return row !== undefined;
}

export async function endToken(db: Database, tokenHash: Buffer, now: Date): Promise<void> {
  await db
    .updateTable("consultee_token")
    .set({ ended_at: now })
    .where("token_hash", "=", tokenHash)
    .where("ended_at", "is", null)
    .execute();
}

/** Leaves it where it is later than `unlessAfter` already. */
export async function saveKeptUntil(
  db: Database,
  tokenHash: Buffer,
  until: Date | null,
  unlessAfter: Date | null,
): Promise<void> {
  await db
    .updateTable("consultee_token")
    .set({ kept_until: until })
    .where("token_hash", "=", tokenHash)
    .where((eb) =>
      unlessAfter === null
        ? eb("kept_until", "is not", null)
        : eb.or([eb("kept_until", "is", null), eb("kept_until", "<", unlessAfter)]),
    )
    .execute();
}

/** The latest of their browsers that was not left by とじる. */
export async function findKeptUntil(db: Database, consultee: ConsulteeId): Promise<Date | null> {
  const row = await db
    .selectFrom("consultee_token")
    .select(({ fn }) => fn.max("kept_until").as("until"))
    .where("consultee_id", "=", consultee)
    .where("ended_at", "is", null)
    .executeTakeFirst();
  return row?.until ?? null;
}
