import type { Database } from "../storage/database.ts";
import type { AuditKeys } from "./audit-keys.ts";
import { keepHeads } from "./keep-heads.ts";
import { sealHead } from "./seal-head.ts";

export type SealingOptions = {
  readonly db: Database;
  readonly now: () => Date;
  readonly auditKeys: AuditKeys;
  /** Where sealed heads are kept outside the database; null keeps none on this machine. */
  readonly folder: string | null;
  readonly failed: (error: unknown) => void;
  readonly everyMillis?: number;
};

/** Looks every minute, from the start, whether today's head is sealed and all sealed heads are kept. */
export function startSealing(options: SealingOptions): AsyncDisposable {
  const { db, now, auditKeys, folder, failed, everyMillis = 60_000 } = options;
  let ended = false;
  let timer: NodeJS.Timeout | undefined;

  async function look(): Promise<void> {
    try {
      await sealHead({ db, now, auditKeys });
      if (folder !== null) await keepHeads(db, folder);
    } catch (error) {
      failed(error);
    }
    if (!ended) {
      timer = setTimeout(() => {
        round = look();
      }, everyMillis).unref();
    }
  }

  let round = look();
  return {
    async [Symbol.asyncDispose]() {
      ended = true;
      clearTimeout(timer);
      await round;
    },
  };
}
