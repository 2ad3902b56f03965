import type { Database, Tx } from "../storage/database.ts";
import type { AuditKeys } from "./audit-keys.ts";
import { recordAct } from "./record.ts";
import { signStatement } from "./signed.ts";
import { type Head, insertSeal, isSealed, lockHead, readEpoch, readHeads } from "./store.ts";

type Needs = { readonly db: Database; readonly now: () => Date; readonly auditKeys: AuditKeys };

/** [AU-8] Seals today's head unless that was done already, by whichever process. Answers whether this one did. */
export async function sealHead({ db, now, auditKeys }: Needs): Promise<boolean> {
  const at = now();
  const day = dayInJapan(at);
  // Looked up first without the lock: all but one look a day ends here.
  if (await isSealed(db, day)) return false;
  return db.transaction().execute(async (tx) => {
    const head = await lockHead(tx);
    if (await isSealed(tx, day)) return false;
    await insertSeal(tx, { day, position: head.position, signed: await signHead(tx, head, at, auditKeys) });
    const facts = { position: head.position, hash: head.hash, keyHash: auditKeys.fingerprint };
    await recordAct(tx, at, { kind: "system" }, "audit:seal", facts);
    return true;
  });
}

/** The head of this moment, signed: one line of JSON. */
export async function signPresentHead({ db, now, auditKeys }: Needs): Promise<string> {
  const [head] = await readHeads(db);
  if (!head) throw new Error("The audit trail has no head.");
  return signHead(db, head, now(), auditKeys);
}

async function signHead(db: Database | Tx, { position, hash }: Head, at: Date, keys: AuditKeys) {
  const epoch = await readEpoch(db);
  const statement = { format: "yorisoi-audit-head-1", epoch, count: position, hash, at: at.toISOString() };
  return signStatement(keys, statement);
}

/** Japan has one time zone and no summer time. */
export function dayInJapan(at: Date): string {
  return new Date(at.getTime() + 9 * 3_600_000).toISOString().slice(0, 10);
}
