import type { StaffId } from "../../domain/ids.ts";
import type { Role, Staff } from "../../domain/people.ts";
import type { Database, Tx } from "../storage/database.ts";

export type StaffRecord = {
  readonly staff: Staff;
  readonly name: string;
  readonly passwordHash: string | null;
};

/** An invented city is entered by a password alone. */
export async function isInventedCity(db: Database): Promise<boolean> {
  const { invented } = await db.selectFrom("installation").select("invented").executeTakeFirstOrThrow();
  return invented;
}

export async function findByName(db: Database, name: string): Promise<StaffRecord | null> {
  const row = await db
    .selectFrom("staff")
    .select(["id", "display_name", "roles", "password_hash"])
    .where("sign_in_name", "=", name)
    .where("ended_at", "is", null)
    .executeTakeFirst();
  return row ? { staff: staffOf(row), name, passwordHash: row.password_hash } : null;
}

/** Null where there is no such person, or they have left. */
export async function findById(db: Database | Tx, id: StaffId): Promise<StaffRecord | null> {
  const row = await db
    .selectFrom("staff")
    .select(["id", "display_name", "roles", "password_hash", "sign_in_name"])
    .where("id", "=", id)
    .where("ended_at", "is", null)
    .executeTakeFirst();
  return row ? { staff: staffOf(row), name: row.sign_in_name, passwordHash: row.password_hash } : null;
}

/** Whose an invitation is that is still good. Spends nothing. */
export async function findInvited(db: Database, tokenHash: Buffer, now: Date): Promise<StaffRecord | null> {
  const row = await db
    .selectFrom("staff_invitation")
    .select("staff_id")
    .where("token_hash", "=", tokenHash)
    .where("used_at", "is", null)
    .where("expires_at", ">", now)
    .executeTakeFirst();
  return row ? findById(db, row.staff_id) : null;
}

export type NewStaff = {
  readonly id: StaffId;
  readonly name: string;
  readonly displayName: string;
  readonly roles: readonly Role[];
  readonly passwordHash: string | null;
  readonly now: Date;
};

/** False where the sign-in name is taken. */
export async function insertStaff(
  tx: Tx,
  { id, name, displayName, roles, passwordHash, now }: NewStaff,
): Promise<boolean> {
  const made = await tx
    .insertInto("staff")
    .values({
      id,
      sign_in_name: name,
      display_name: displayName,
      roles: [...roles],
      password_hash: passwordHash,
      created_at: now,
      ended_at: null,
    })
    .onConflict((conflict) => conflict.column("sign_in_name").doNothing())
    .returning("id")
    .executeTakeFirst();
  return made !== undefined;
}

export async function insertInvitation(
  tx: Tx,
  tokenHash: Buffer,
  staff: StaffId,
  expiresAt: Date,
): Promise<void> {
  await tx
    .insertInto("staff_invitation")
    .values({ token_hash: tokenHash, staff_id: staff, expires_at: expiresAt, used_at: null })
    .execute();
}

/** Marks the invitation used and answers whose it was; null where it is unknown, used or too old. */
export async function spendInvitation(tx: Tx, tokenHash: Buffer, now: Date): Promise<StaffId | null> {
  const row = await tx
    .updateTable("staff_invitation")
    .set({ used_at: now })
    .where("token_hash", "=", tokenHash)
    .where("used_at", "is", null)
    .where("expires_at", ">", now)
    .returning("staff_id")
    .executeTakeFirst();
  return row?.staff_id ?? null;
}

/** Null where the person has left. */
export async function setPassword(tx: Tx, id: StaffId, passwordHash: string): Promise<Staff | null> {
  const row = await tx
    .updateTable("staff")
    .set({ password_hash: passwordHash })
    .where("id", "=", id)
    .where("ended_at", "is", null)
    .returning(["id", "display_name", "roles"])
    .executeTakeFirst();
  return row ? staffOf(row) : null;
}

export async function listStaff(db: Database): Promise<Staff[]> {
  const rows = await db
    .selectFrom("staff")
    .select(["id", "display_name", "roles"])
    .orderBy("display_name")
    .execute();
  return rows.map(staffOf);
}

function staffOf(row: { id: StaffId; display_name: string; roles: Role[] }): Staff {
  return { kind: "staff", id: row.id, displayName: row.display_name, roles: row.roles };
}

/** [ST-10] Until when an operator may read; null where they may not. */
export async function findBreakGlassUntil(db: Database, staff: StaffId, now: Date): Promise<Date | null> {
  const row = await db
    .selectFrom("break_glass")
    .select((eb) => eb.fn.max("until").as("until"))
    .where("staff_id", "=", staff)
    .where("ended_at", "is", null)
    .where("until", ">", now)
    .executeTakeFirst();
  return row?.until ?? null;
}
