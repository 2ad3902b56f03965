import { type AuditKeys, openAuditKeys } from "../audit/audit-keys.ts";
import { startSealing } from "../audit/jobs.ts";
import { openRefusals, type Refusals } from "../audit/refusals.ts";
import { openViewings, type Viewings } from "../audit/viewings.ts";
import type { Log } from "../edge/log.ts";
import type { Database } from "../storage/database.ts";
import type { KeyProvider } from "../storage/keys.ts";

/** What goes on record by itself, and what keeps the record honest. */
export type Trail = AsyncDisposable & {
  readonly auditKeys: AuditKeys;
  readonly viewings: Viewings;
  readonly refusals: Refusals;
};

type Needs = {
  readonly db: Database;
  readonly keyProvider: KeyProvider;
  readonly log: Log;
  readonly now: () => Date;
  /** Where sealed heads are kept outside the database; null keeps none here. */
  readonly folder: string | null;
};

export async function openTrail({ db, keyProvider, log, now, folder }: Needs): Promise<Trail> {
  const stack = new AsyncDisposableStack();
  const auditKeys = await openAuditKeys(db, keyProvider, now);
  stack.use(
    startSealing({
      ...{ db, now, auditKeys, folder },
      failed: (error) =>
        log.error({ error }, "The head of the audit trail could not be sealed or kept; trying again."),
    }),
  );
  const viewings = stack.use(
    openViewings({
      ...{ db, now },
      failed: (error) =>
        log.error({ error }, "Viewings could not be brought up to date; the next round follows."),
    }),
  );
  const refusals = stack.use(
    openRefusals({
      ...{ db, now },
      failed: (error) => log.error({ error }, "A refusal could not be put on record."),
    }),
  );
  return { auditKeys, viewings, refusals, [Symbol.asyncDispose]: () => stack.disposeAsync() };
}
