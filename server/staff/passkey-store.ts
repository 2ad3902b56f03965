import type { StaffId } from "../../domain/ids.ts";
import type { Database, Tx } from "../storage/database.ts";
import type { Stamps } from "../storage/stamps.ts";

export type Passkey = {
  readonly id: string;
  readonly staff: StaffId;
  readonly credentialId: Buffer;
  readonly publicKey: Buffer;
  readonly counter: number;
  readonly transports: readonly string[];
  readonly name: string;
  readonly addedAt: Date;
  readonly lastUsedAt: Date | null;
};

export async function listPasskeys(db: Database | Tx, staff: StaffId): Promise<Passkey[]> {
  const rows = await db
    .selectFrom("staff_passkey")
    .selectAll()
    .where("staff_id", "=", staff)
    .orderBy("created_at")
    .execute();
  return rows.map(passkeyOf);
}

/** Of somebody who is still here. */
export async function findPasskey(
  db: Database | Tx,
  stamps: Stamps,
  credentialId: Buffer,
): Promise<Passkey | null> {
  const row = await db
    .selectFrom("staff_passkey as k")
    .innerJoin("staff as p", "p.id", "k.staff_id")
    .selectAll("k")
    .where("k.credential_id", "=", credentialId)
    .where("p.ended_at", "is", null)
    .executeTakeFirst();
  return row && stamps.isOurs("staff_passkey", row) ? passkeyOf(row) : null;
}

/** False where this credential is somebody's already. */
export async function insertPasskey(
  tx: Tx,
  stamps: Stamps,
  passkey: Omit<Passkey, "lastUsedAt">,
): Promise<boolean> {
  const counting = {
    ...{ id: passkey.id, staff_id: passkey.staff },
    ...{ credential_id: passkey.credentialId, public_key: passkey.publicKey },
  };
  const row = await tx
    .insertInto("staff_passkey")
    .values({
      ...counting,
      stamp: stamps.of("staff_passkey", counting),
      counter: passkey.counter,
      transports: [...passkey.transports],
      name: passkey.name,
      created_at: passkey.addedAt,
      last_used_at: null,
    })
    .onConflict((conflict) => conflict.column("credential_id").doNothing())
    .returning("id")
    .executeTakeFirst();
  return row !== undefined;
}

/** False where another use has moved the counter as far since it was read. Passkeys that are synced count nothing: always 0. */
export async function usePasskey(tx: Tx, id: string, counter: number, now: Date): Promise<boolean> {
  const row = await tx
    .updateTable("staff_passkey")
    .set({ counter, last_used_at: now })
    .where("id", "=", id)
    .where((eb) =>
      eb.or([eb("counter", "<", counter), eb.and([eb("counter", "=", 0), eb.val(counter === 0)])]),
    )
    .returning("id")
    .executeTakeFirst();
  return row !== undefined;
}

export async function renamePasskeyOf(
  db: Database,
  staff: StaffId,
  id: string,
  name: string,
): Promise<boolean> {
  const row = await db
    .updateTable("staff_passkey")
    .set({ name })
    .where("id", "=", id)
    .where("staff_id", "=", staff)
    .returning("id")
    .executeTakeFirst();
  return row !== undefined;
}

export async function deletePasskey(tx: Tx, staff: StaffId, id: string): Promise<boolean> {
  const row = await tx
    .deleteFrom("staff_passkey")
    .where("id", "=", id)
    .where("staff_id", "=", staff)
    .returning("id")
    .executeTakeFirst();
  return row !== undefined;
}

// ── challenges ──

export type ChallengePurpose = "add" | "show" | "sign-in";

export async function insertChallenge(
  db: Database,
  challenge: {
    readonly hash: Buffer;
    readonly purpose: ChallengePurpose;
    readonly session: string | null;
    readonly expiresAt: Date;
  },
): Promise<void> {
  const { hash, purpose, session, expiresAt } = challenge;
  await db
    .insertInto("staff_challenge")
    .values({ challenge_hash: hash, purpose, session_id: session, expires_at: expiresAt })
    .execute();
}

/** Once, whatever comes of it. False where it was spent, is too old, or was made for something else. */
export async function spendChallenge(
  db: Database,
  wanted: {
    readonly hash: Buffer;
    readonly purpose: ChallengePurpose;
    readonly session: string | null;
    readonly now: Date;
  },
): Promise<boolean> {
  const row = await db
    .deleteFrom("staff_challenge")
    .where("challenge_hash", "=", wanted.hash)
    .returning(["purpose", "session_id", "expires_at"])
    .executeTakeFirst();
  return (
    row !== undefined &&
    row.purpose === wanted.purpose &&
    row.session_id === wanted.session &&
    row.expires_at > wanted.now
  );
}

function passkeyOf(row: {
  id: string;
  staff_id: StaffId;
  credential_id: Buffer;
  public_key: Buffer;
  counter: number;
  transports: string[];
  name: string;
  created_at: Date;
  last_used_at: Date | null;
}): Passkey {
  return {
    id: row.id,
    staff: row.staff_id,
    credentialId: row.credential_id,
    publicKey: row.public_key,
    counter: row.counter,
    transports: row.transports,
    name: row.name,
    addedAt: row.created_at,
    lastUsedAt: row.last_used_at,
  };
}
