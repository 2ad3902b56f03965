import type { StaffId } from "../../domain/ids.ts";
import type { Factors } from "../../domain/sign-in.ts";
import type { Database, Tx } from "../storage/database.ts";

/** How many of each somebody can show. */
export async function countFactors(db: Database | Tx, staff: StaffId): Promise<Factors> {
  const row = await db
    .selectNoFrom((eb) => [
      eb
        .selectFrom("staff_totp")
        .select((e) => e.fn.countAll<number>().as("n"))
        .where("staff_id", "=", staff)
        .where("confirmed", "=", true)
        .as("totp"),
      eb
        .selectFrom("staff_passkey")
        .select((e) => e.fn.countAll<number>().as("n"))
        .where("staff_id", "=", staff)
        .as("passkeys"),
      eb
        .selectFrom("staff_recovery_code")
        .select((e) => e.fn.countAll<number>().as("n"))
        .where("staff_id", "=", staff)
        .where("used_at", "is", null)
        .as("codes"),
    ])
    .executeTakeFirstOrThrow();
  return {
    totp: (row.totp ?? 0) > 0,
    passkeys: row.passkeys ?? 0,
    recoveryCodes: row.codes ?? 0,
  };
}

/** From here on nobody else changes this person's factors until the transaction ends. */
export async function lockPerson(tx: Tx, staff: StaffId): Promise<boolean> {
  const row = await tx
    .selectFrom("staff")
    .select("id")
    .where("id", "=", staff)
    .where("ended_at", "is", null)
    .forUpdate()
    .executeTakeFirst();
  return row !== undefined;
}

// ── the app that shows codes ──

export type StoredTotp = { readonly sealed: Buffer; readonly lastStep: number; readonly addedAt: Date };

export async function findTotp(
  db: Database | Tx,
  staff: StaffId,
  confirmed: boolean,
): Promise<StoredTotp | null> {
  const row = await db
    .selectFrom("staff_totp")
    .select(["sealed", "last_step", "created_at"])
    .where("staff_id", "=", staff)
    .where("confirmed", "=", confirmed)
    .executeTakeFirst();
  return row ? { sealed: row.sealed, lastStep: row.last_step, addedAt: row.created_at } : null;
}

/** A secret that no code was shown of yet, in place of an earlier one. */
export async function savePendingTotp(
  db: Database,
  staff: StaffId,
  sealed: Buffer,
  now: Date,
): Promise<void> {
  const values = { sealed, last_step: 0, created_at: now };
  await db
    .insertInto("staff_totp")
    .values({ staff_id: staff, confirmed: false, ...values })
    .onConflict((conflict) => conflict.columns(["staff_id", "confirmed"]).doUpdateSet(values))
    .execute();
}

/** The pending secret takes the place of the confirmed one. */
export async function confirmPendingTotp(tx: Tx, staff: StaffId): Promise<void> {
  await tx.deleteFrom("staff_totp").where("staff_id", "=", staff).where("confirmed", "=", true).execute();
  await tx.updateTable("staff_totp").set({ confirmed: true }).where("staff_id", "=", staff).execute();
}

/** [ST-3] Takes a step that is newer than the last one taken; false where it is not, by however many at once. */
export async function takeTotpStep(
  tx: Tx,
  staff: StaffId,
  confirmed: boolean,
  step: number,
): Promise<boolean> {
  const row = await tx
    .updateTable("staff_totp")
    .set({ last_step: step })
    .where("staff_id", "=", staff)
    .where("confirmed", "=", confirmed)
    .where("last_step", "<", step)
    .returning("staff_id")
    .executeTakeFirst();
  return row !== undefined;
}

export async function deleteTotp(tx: Tx, staff: StaffId): Promise<boolean> {
  const gone = await tx
    .deleteFrom("staff_totp")
    .where("staff_id", "=", staff)
    .returning("confirmed")
    .execute();
  return gone.some(({ confirmed }) => confirmed);
}

// ── recovery codes ──

export async function replaceRecoveryCodes(tx: Tx, staff: StaffId, macs: readonly Buffer[]): Promise<void> {
  await tx.deleteFrom("staff_recovery_code").where("staff_id", "=", staff).execute();
  await tx
    .insertInto("staff_recovery_code")
    .values(macs.map((mac) => ({ staff_id: staff, code_mac: mac, used_at: null })))
    .execute();
}

/** False where it is none of theirs, or was used. */
export async function spendRecoveryCode(tx: Tx, staff: StaffId, mac: Buffer, now: Date): Promise<boolean> {
  const row = await tx
    .updateTable("staff_recovery_code")
    .set({ used_at: now })
    .where("staff_id", "=", staff)
    .where("code_mac", "=", mac)
    .where("used_at", "is", null)
    .returning("staff_id")
    .executeTakeFirst();
  return row !== undefined;
}

/** Everything by which somebody could come in, besides their password. */
export async function deleteFactors(tx: Tx, staff: StaffId): Promise<void> {
  await tx.deleteFrom("staff_totp").where("staff_id", "=", staff).execute();
  await tx.deleteFrom("staff_recovery_code").where("staff_id", "=", staff).execute();
  await tx.deleteFrom("staff_passkey").where("staff_id", "=", staff).execute();
  await tx.deleteFrom("staff_device").where("staff_id", "=", staff).execute();
}
