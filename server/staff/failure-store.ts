import { sql } from "kysely";
import type { StaffId } from "../../domain/ids.ts";
import { failuresForgivenMillis } from "../../domain/sign-in.ts";
import type { Database, Tx } from "../storage/database.ts";

/** The latest instant until which any of these may not be tried; null where all may. */
export async function findHold(
  db: Database | Tx,
  subjects: readonly Buffer[],
  now: Date,
): Promise<Date | null> {
  const row = await db
    .selectFrom("staff_failure")
    .select((eb) => eb.fn.max("held_until").as("until"))
    .where("subject", "in", subjects)
    .where("held_until", ">", now)
    .executeTakeFirst();
  return row?.until ?? null;
}

/** One failure more. Answers how many in a row there were; those of long ago are forgiven. */
export async function countFailure(tx: Tx, subject: Buffer, now: Date): Promise<number> {
  const forgiven = new Date(now.getTime() - failuresForgivenMillis);
  const { failures } = await tx
    .insertInto("staff_failure")
    .values({ subject, failures: 1, held_until: null, last_at: now })
    .onConflict((conflict) =>
      conflict.column("subject").doUpdateSet({
        failures: sql<number>`case when staff_failure.last_at < ${forgiven} then 1 else staff_failure.failures + 1 end`,
        last_at: now,
      }),
    )
    .returning("failures")
    .executeTakeFirstOrThrow();
  return failures;
}

export async function holdUntil(tx: Tx, subject: Buffer, until: Date): Promise<void> {
  await tx.updateTable("staff_failure").set({ held_until: until }).where("subject", "=", subject).execute();
}

export async function forgetFailures(tx: Tx, subjects: readonly Buffer[]): Promise<void> {
  await tx.deleteFrom("staff_failure").where("subject", "in", subjects).execute();
}

// ── browsers in which somebody has fully signed in ──

export async function isKnownDevice(
  db: Database,
  tokenHash: Buffer,
  staff: StaffId,
  since: Date,
): Promise<boolean> {
  const row = await db
    .selectFrom("staff_device")
    .select("last_at")
    .where("token_hash", "=", tokenHash)
    .where("staff_id", "=", staff)
    .where("last_at", ">", since)
    .executeTakeFirst();
  return row !== undefined;
}

export async function rememberDevice(tx: Tx, tokenHash: Buffer, staff: StaffId, now: Date): Promise<void> {
  await tx
    .insertInto("staff_device")
    .values({ token_hash: tokenHash, staff_id: staff, last_at: now })
    .onConflict((conflict) => conflict.columns(["token_hash", "staff_id"]).doUpdateSet({ last_at: now }))
    .execute();
}
