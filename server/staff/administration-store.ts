import type { StaffId } from "../../domain/ids.ts";
import type { Role } from "../../domain/people.ts";
import type { Factors } from "../../domain/sign-in.ts";
import type { Database, Tx } from "../storage/database.ts";

export type Person = { readonly id: StaffId; readonly roles: readonly Role[] };

/** Held until the transaction ends; null where nobody of this id works here any more. */
export async function lockPersonToChange(tx: Tx, id: StaffId): Promise<Person | null> {
  const row = await tx
    .selectFrom("staff")
    .select(["id", "roles"])
    .where("id", "=", id)
    .where("ended_at", "is", null)
    .forUpdate()
    .executeTakeFirst();
  return row ?? null;
}

/** How many can come in as administrators besides this one. Held, so that two who dismiss each other do not both get through. */
export async function lockOtherAdministrators(tx: Tx, besides: StaffId): Promise<number> {
  const rows = await tx
    .selectFrom("staff")
    .select("id")
    .where("ended_at", "is", null)
    .where((eb) => eb(eb.val("administrator"), "=", eb.fn.any("roles")))
    .where((eb) => eb.or([eb("password_hash", "is not", null), eb("oidc_subject", "is not", null)]))
    .orderBy("id")
    .forUpdate()
    .execute();
  return rows.filter(({ id }) => id !== besides).length;
}

/** Links that were not used are worth nothing any more. */
export async function voidInvitations(tx: Tx, id: StaffId, at: Date): Promise<void> {
  await tx
    .updateTable("staff_invitation")
    .set({ used_at: at })
    .where("staff_id", "=", id)
    .where("used_at", "is", null)
    .execute();
}

export type ListedPerson = {
  readonly id: StaffId;
  readonly name: string;
  readonly displayName: string;
  readonly roles: readonly Role[];
  readonly canEnter: boolean;
  readonly invitedUntil: Date | null;
  /** Others are being asked to agree to a way in. */
  readonly awaited: boolean;
  readonly endedAt: Date | null;
  readonly lastSeenAt: Date | null;
  readonly sessions: number;
  readonly factors: Factors;
};

export async function listPeople(db: Database, now: Date): Promise<ListedPerson[]> {
  const rows = await db
    .selectFrom("staff as p")
    .select([
      "p.id",
      "p.sign_in_name",
      "p.display_name",
      "p.roles",
      "p.ended_at",
      "p.password_hash",
      "p.oidc_subject",
    ])
    .select((eb) => [
      eb
        .selectFrom("staff_invitation as i")
        .select((e) => e.fn.max("i.expires_at").as("until"))
        .whereRef("i.staff_id", "=", "p.id")
        .where("i.used_at", "is", null)
        .as("invited_until"),
      eb
        .exists((e) =>
          e
            .selectFrom("approval as a")
            .select("a.id")
            .whereRef("a.staff_id", "=", "p.id")
            .where("a.act", "=", "staff:reset")
            .where("a.outcome", "is", null)
            .where("a.expires_at", ">", now),
        )
        .as("awaited"),
      eb
        .selectFrom("staff_session as s")
        .select((e) => e.fn.max("s.last_seen_at").as("seen"))
        .whereRef("s.staff_id", "=", "p.id")
        .as("last_seen"),
      eb
        .selectFrom("staff_session as s")
        .select((e) => e.fn.countAll<number>().as("n"))
        .whereRef("s.staff_id", "=", "p.id")
        .where("s.expires_at", ">", now)
        .as("sessions"),
      eb
        .selectFrom("staff_totp as t")
        .select((e) => e.fn.countAll<number>().as("n"))
        .whereRef("t.staff_id", "=", "p.id")
        .where("t.confirmed", "=", true)
        .as("totp"),
      eb
        .selectFrom("staff_passkey as k")
        .select((e) => e.fn.countAll<number>().as("n"))
        .whereRef("k.staff_id", "=", "p.id")
        .as("passkeys"),
      eb
        .selectFrom("staff_recovery_code as c")
        .select((e) => e.fn.countAll<number>().as("n"))
        .whereRef("c.staff_id", "=", "p.id")
        .where("c.used_at", "is", null)
        .as("codes"),
    ])
    .orderBy("p.display_name")
    .execute();
  return rows.map((row) => ({
    id: row.id,
    name: row.sign_in_name,
    displayName: row.display_name,
    roles: row.roles,
    canEnter: row.password_hash !== null || row.oidc_subject !== null,
    invitedUntil: row.invited_until,
    awaited: Boolean(row.awaited),
    endedAt: row.ended_at,
    lastSeenAt: row.last_seen,
    sessions: row.sessions ?? 0,
    factors: {
      totp: (row.totp ?? 0) > 0,
      passkeys: row.passkeys ?? 0,
      recoveryCodes: row.codes ?? 0,
    },
  }));
}
