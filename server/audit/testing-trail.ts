// An audit trail of its own for a test, with its keys, on a database that nobody else uses.
import { randomUUID } from "node:crypto";
import type { AuditActor } from "../../domain/audit.ts";
import type { ConsultationId, StaffId } from "../../domain/ids.ts";
import type { Storage } from "../storage/database.ts";
import { type KeyProvider, keysFrom, newKey } from "../storage/keys.ts";
import { openInstallation } from "../storage/secrets.ts";
import { testDatabase } from "../storage/testing.ts";
import { type AuditKeys, openAuditKeys } from "./audit-keys.ts";
import { recordAct } from "./record.ts";
import { sealHead } from "./seal-head.ts";
import { type Verdict, type VerifyOptions, verifyAudit } from "./verify.ts";

export type TestingTrail = AsyncDisposable & {
  readonly url: string;
  readonly storage: Storage;
  readonly db: Storage["db"];
  readonly keyProvider: KeyProvider;
  readonly auditKeys: AuditKeys;
  /** So many acts, one after the other, a minute apart. */
  act(count: number): Promise<void>;
  /** Seals as on the next day. */
  seal(): Promise<void>;
  now(): Date;
  verify(options?: Partial<VerifyOptions>): Promise<Verdict>;
};

export async function openTestingTrail(): Promise<TestingTrail> {
  const database = await testDatabase();
  const { storage, url } = database;
  const { db } = storage;
  const keyProvider = keysFrom(new Map([[1, newKey()]]));
  await openInstallation(db, keyProvider, { invented: true });
  let at = Date.parse("2026-11-22T00:00:00Z");
  const now = (): Date => new Date(at);
  const auditKeys = await openAuditKeys(db, keyProvider, now);
  const staff = someStaff();
  return {
    ...{ url, storage, db, keyProvider, auditKeys, now },
    async act(count) {
      for (let done = 0; done < count; done++) {
        at += 60_000;
        const facts = { consultation: randomUUID() as ConsultationId, version: done };
        await db.transaction().execute((tx) => recordAct(tx, now(), staff, "consultation:claim", facts));
      }
    },
    async seal() {
      at += 24 * 3_600_000;
      await sealHead({ db, now, auditKeys });
    },
    verify: (options) => verifyAudit(db, { publicKey: auditKeys.publicKey, ...options }),
    [Symbol.asyncDispose]: () => database[Symbol.asyncDispose](),
  };
}

export function someStaff(): AuditActor & { readonly id: StaffId } {
  return { kind: "staff", id: randomUUID() as StaffId };
}
