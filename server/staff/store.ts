import type { Selectable } from "kysely";
import type { StaffId } from "../../domain/ids.ts";
import type { Role, Staff } from "../../domain/people.ts";
import type { Database, Tx } from "../storage/database.ts";
import type { Schema } from "../storage/schema.ts";
import type { Stamps } from "../storage/stamps.ts";

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

export async function findByName(db: Database, stamps: Stamps, name: string): Promise<StaffRecord | null> {
  const row = await db
    .selectFrom("staff")
    .selectAll()
    .where("sign_in_name", "=", name)
    .where("ended_at", "is", null)
    .executeTakeFirst();
  return recordOf(stamps, row);
}

/** Null where there is no such person, or they have left. */
export async function findById(db: Database | Tx, stamps: Stamps, id: StaffId): Promise<StaffRecord | null> {
  const row = await db
    .selectFrom("staff")
    .selectAll()
    .where("id", "=", id)
    .where("ended_at", "is", null)
    .executeTakeFirst();
  return recordOf(stamps, row);
}

/** [SE-8] Whose row somebody else has written is answered like nobody. */
function recordOf(stamps: Stamps, row: Selectable<Schema["staff"]> | undefined): StaffRecord | null {
  if (!row || !stamps.isOurs("staff", row)) return null;
  return { staff: staffOf(row), name: row.sign_in_name, passwordHash: row.password_hash };
}

/** Whose an invitation is that is still good. Spends nothing. */
export async function findInvited(
  db: Database,
  stamps: Stamps,
  tokenHash: Buffer,
  now: Date,
): Promise<StaffRecord | null> {
  const row = await db
    .selectFrom("staff_invitation")
    .selectAll()
    .where("token_hash", "=", tokenHash)
    .where("used_at", "is", null)
    .where("expires_at", ">", now)
    .executeTakeFirst();
  return row && stamps.isOurs("staff_invitation", row) ? findById(db, stamps, row.staff_id) : null;
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
  stamps: Stamps,
  { id, name, displayName, roles, passwordHash, now }: NewStaff,
): Promise<boolean> {
  const row = {
    ...{ id, sign_in_name: name, display_name: displayName, roles: [...roles], password_hash: passwordHash },
    ...{ oidc_subject: null, created_at: now, ended_at: null },
  };
  const made = await tx
    .insertInto("staff")
    .values({ ...row, stamp: stamps.of("staff", row) })
    .onConflict((conflict) => conflict.column("sign_in_name").doNothing())
    .returning("id")
    .executeTakeFirst();
  return made !== undefined;
}

export type WayIn = {
  readonly roles?: readonly Role[];
  readonly passwordHash?: string | null;
  readonly oidcSubject?: string | null;
  readonly endedAt?: Date;
};

/**
 * Changes what lets somebody in, and stamps it anew: only where it was as the service wrote it. Null where it was not, or the
 * person has left. Held until the transaction ends.
 */
export async function changeWayIn(
  tx: Tx,
  stamps: Stamps,
  id: StaffId,
  { roles, passwordHash, oidcSubject, endedAt }: WayIn,
): Promise<Staff | null> {
  const row = await tx
    .selectFrom("staff")
    .selectAll()
    .where("id", "=", id)
    .where("ended_at", "is", null)
    .forUpdate()
    .executeTakeFirst();
  if (!row || !stamps.isOurs("staff", row)) return null;
  const change = {
    roles: roles ? [...roles] : row.roles,
    password_hash: passwordHash === undefined ? row.password_hash : passwordHash,
    oidc_subject: oidcSubject === undefined ? row.oidc_subject : oidcSubject,
    ended_at: endedAt ?? null,
  };
  await tx
    .updateTable("staff")
    .set({ ...change, stamp: stamps.of("staff", { ...row, ...change }) })
    .where("id", "=", id)
    .execute();
  return staffOf({ ...row, ...change });
}

export async function insertInvitation(
  tx: Tx,
  stamps: Stamps,
  tokenHash: Buffer,
  staff: StaffId,
  expiresAt: Date,
): Promise<void> {
  const row = { token_hash: tokenHash, staff_id: staff, expires_at: expiresAt };
  await tx
    .insertInto("staff_invitation")
    .values({ ...row, used_at: null, stamp: stamps.of("staff_invitation", row) })
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

export async function listStaff(db: Database): Promise<Staff[]> {
  const rows = await db
    .selectFrom("staff")
    .select(["id", "display_name", "roles"])
    .orderBy("display_name")
    .execute();
  return rows.map(staffOf);
}

/** Without those who were dismissed. */
export async function listWorking(db: Database): Promise<Staff[]> {
  const rows = await db
    .selectFrom("staff")
    .select(["id", "display_name", "roles"])
    .where("ended_at", "is", null)
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
