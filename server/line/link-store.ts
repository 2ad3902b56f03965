import type { ConsulteeId } from "../../domain/ids.ts";
import type { Database, Tx } from "../storage/database.ts";
import type { Stamps } from "../storage/stamps.ts";

export type Attempt = {
  readonly stateHash: Buffer;
  readonly browserHash: Buffer;
  readonly nonce: string;
  readonly codeVerifier: string;
  /** Who asked to be linked; null where somebody comes in by LINE. */
  readonly consultee: ConsulteeId | null;
  readonly expiresAt: Date;
};

export async function insertAttempt(db: Database, stamps: Stamps, attempt: Attempt): Promise<void> {
  const row = {
    state_hash: attempt.stateHash,
    browser_hash: attempt.browserHash,
    consultee_id: attempt.consultee,
    expires_at: attempt.expiresAt,
  };
  const { nonce, codeVerifier } = attempt;
  await db
    .insertInto("line_attempt")
    .values({ ...row, nonce, code_verifier: codeVerifier, stamp: stamps.of("line_attempt", row) })
    .execute();
}

/** Once, whatever comes of it. */
export async function takeAttempt(db: Database, stamps: Stamps, stateHash: Buffer): Promise<Attempt | null> {
  const row = await db
    .deleteFrom("line_attempt")
    .where("state_hash", "=", stateHash)
    .returningAll()
    .executeTakeFirst();
  if (!row || !stamps.isOurs("line_attempt", row)) return null;
  return {
    stateHash,
    browserHash: row.browser_hash,
    nonce: row.nonce,
    codeVerifier: row.code_verifier,
    consultee: row.consultee_id,
    expiresAt: row.expires_at,
  };
}

export async function deleteOldAttempts(db: Database, now: Date): Promise<void> {
  await db.deleteFrom("line_attempt").where("expires_at", "<", now).execute();
  await db.deleteFrom("line_proof").where("expires_at", "<", now).execute();
}

export async function insertProof(
  db: Database,
  stamps: Stamps,
  proof: { readonly hash: Buffer; readonly mac: Buffer; readonly expiresAt: Date },
): Promise<void> {
  const row = { proof_hash: proof.hash, friend_mac: proof.mac, expires_at: proof.expiresAt };
  await db
    .insertInto("line_proof")
    .values({ ...row, stamp: stamps.of("line_proof", row) })
    .execute();
}

/** Held until the transaction ends: of two that show it at once, one gets it. */
export async function lockProof(
  tx: Tx,
  stamps: Stamps,
  proofHash: Buffer,
  now: Date,
): Promise<Buffer | null> {
  const row = await tx
    .selectFrom("line_proof")
    .selectAll()
    .where("proof_hash", "=", proofHash)
    .where("expires_at", ">", now)
    .forUpdate()
    .executeTakeFirst();
  return row && stamps.isOurs("line_proof", row) ? row.friend_mac : null;
}

export async function deleteProof(tx: Tx, proofHash: Buffer): Promise<void> {
  await tx.deleteFrom("line_proof").where("proof_hash", "=", proofHash).execute();
}

/** [SE-8] Null too where somebody else than the service wrote the row. */
export async function findLinked(tx: Tx, stamps: Stamps, mac: Buffer): Promise<ConsulteeId | null> {
  const row = await tx
    .selectFrom("line_link")
    .select(["friend_mac", "consultee_id", "stamp"])
    .where("friend_mac", "=", mac)
    .forUpdate()
    .executeTakeFirst();
  return row && stamps.isOurs("line_link", row) ? row.consultee_id : null;
}

/** Answers false where either of them is linked already. */
export async function insertLink(
  tx: Tx,
  stamps: Stamps,
  { mac, consultee }: { readonly mac: Buffer; readonly consultee: ConsulteeId },
  now: Date,
): Promise<boolean> {
  const link = { friend_mac: mac, consultee_id: consultee };
  const row = await tx
    .insertInto("line_link")
    .values({ ...link, linked_at: now, stamp: stamps.of("line_link", link) })
    .onConflict((conflict) => conflict.doNothing())
    .returning("friend_mac")
    .executeTakeFirst();
  return row !== undefined;
}

export async function deleteLink(tx: Tx, consultee: ConsulteeId): Promise<boolean> {
  const row = await tx
    .deleteFrom("line_link")
    .where("consultee_id", "=", consultee)
    .returning("friend_mac")
    .executeTakeFirst();
  return row !== undefined;
}

/** Whether somebody is linked with LINE, and can be written to there. */
export async function findReach(
  db: Database,
  consultee: ConsulteeId,
): Promise<{ readonly reachable: boolean } | null> {
  const row = await db
    .selectFrom("line_link as l")
    .innerJoin("line_friend as f", "f.mac", "l.friend_mac")
    .select("f.reachable")
    .where("l.consultee_id", "=", consultee)
    .executeTakeFirst();
  return row ?? null;
}

/** Whom to write to at LINE; null where they are not linked, have blocked the account, or somebody else wrote the row ([SE-8]). */
export async function findReachable(
  db: Database,
  stamps: Stamps,
  consultee: ConsulteeId,
): Promise<Buffer | null> {
  const row = await db
    .selectFrom("line_link as l")
    .innerJoin("line_friend as f", "f.mac", "l.friend_mac")
    .select(["l.friend_mac", "l.consultee_id", "l.stamp"])
    .where("l.consultee_id", "=", consultee)
    .where("f.reachable", "=", true)
    .executeTakeFirst();
  return row && stamps.isOurs("line_link", row) ? row.friend_mac : null;
}
