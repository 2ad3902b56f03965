import type { StaffId } from "../../domain/ids.ts";
import type { Role, Staff } from "../../domain/people.ts";
import type { Database, Tx } from "../storage/database.ts";

export type StaffRecord = { readonly staff: Staff; readonly passwordHash: string | null };

export async function findByName(db: Database, name: string): Promise<StaffRecord | null> {
  const row = await db
    .selectFrom("staff")
    .select(["id", "display_name", "roles", "password_hash"])
    .where("sign_in_name", "=", name)
    .where("ended_at", "is", null)
    .executeTakeFirst();
  return row ? { staff: staffOf(row), passwordHash: row.password_hash } : null;
}

export async function findBySession(db: Database, tokenHash: Buffer, now: Date): Promise<Staff | null> {
  const row = await db
    .selectFrom("staff_session as s")
    .innerJoin("staff as p", "p.id", "s.staff_id")
    .select(["p.id", "p.display_name", "p.roles"])
    .where("s.token_hash", "=", tokenHash)
    .where("s.expires_at", ">", now)
    .where("p.ended_at", "is", null)
    .executeTakeFirst();
  return row ? staffOf(row) : null;
}

export async function insertSession(
  db: Database | Tx,
  session: {
    readonly tokenHash: Buffer;
    readonly staff: StaffId;
    readonly now: Date;
    readonly expiresAt: Date;
  },
): Promise<void> {
  const { tokenHash, staff, now, expiresAt } = session;
  await db
    .insertInto("staff_session")
    .values({ token_hash: tokenHash, staff_id: staff, created_at: now, expires_at: expiresAt })
    .execute();
}

export async function deleteSession(db: Database, tokenHash: Buffer): Promise<void> {
  await db.deleteFrom("staff_session").where("token_hash", "=", tokenHash).execute();
}

export async function deleteSessionsOf(tx: Tx, staff: StaffId): Promise<void> {
  await tx.deleteFrom("staff_session").where("staff_id", "=", staff).execute();
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
