import type { StaffId } from "../../domain/ids.ts";
import type { Database, Tx } from "../storage/database.ts";
import type { Stamps } from "../storage/stamps.ts";
import { changeWayIn } from "./store.ts";

export type Attempt = {
  readonly stateHash: Buffer;
  readonly browserHash: Buffer;
  readonly nonce: string;
  readonly codeVerifier: string;
  readonly expiresAt: Date;
};

export async function insertAttempt(db: Database, attempt: Attempt): Promise<void> {
  await db
    .insertInto("staff_oidc_attempt")
    .values({
      state_hash: attempt.stateHash,
      browser_hash: attempt.browserHash,
      nonce: attempt.nonce,
      code_verifier: attempt.codeVerifier,
      expires_at: attempt.expiresAt,
    })
    .execute();
}

/** Once, whatever comes of it. */
export async function takeAttempt(db: Database, stateHash: Buffer): Promise<Attempt | null> {
  const row = await db
    .deleteFrom("staff_oidc_attempt")
    .where("state_hash", "=", stateHash)
    .returningAll()
    .executeTakeFirst();
  if (!row) return null;
  return {
    stateHash,
    browserHash: row.browser_hash,
    nonce: row.nonce,
    codeVerifier: row.code_verifier,
    expiresAt: row.expires_at,
  };
}

/** Who of those who work here has this subject; at its first use, who has this sign-in name and no subject yet. */
export async function linkSubject(
  tx: Tx,
  stamps: Stamps,
  subject: string,
  name: string | null,
): Promise<StaffId | null> {
  const linked = await tx
    .selectFrom("staff")
    .selectAll()
    .where("oidc_subject", "=", subject)
    .where("ended_at", "is", null)
    .executeTakeFirst();
  if (linked) return stamps.isOurs("staff", linked) ? linked.id : null;
  if (name === null) return null;
  const row = await tx
    .selectFrom("staff")
    .select("id")
    .where("sign_in_name", "=", name)
    .where("ended_at", "is", null)
    .where("oidc_subject", "is", null)
    .forUpdate()
    .executeTakeFirst();
  return row && (await changeWayIn(tx, stamps, row.id, { oidcSubject: subject })) ? row.id : null;
}
