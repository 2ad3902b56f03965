import { setTimeout as pause } from "node:timers/promises";
import type { Lost } from "../../domain/backup.ts";
import type { BackupTools } from "./backup-tools.ts";
import { shipWal } from "./ship-wal.ts";
import { closeWalFile, countSince, readWalState } from "./store.ts";

/** The database as it is, before it is brought back to what it was. */
export type Present = {
  readonly timeline: number;
  /** False where the end of its log did not come into the backups: then the present cannot be restored to its last word. */
  readonly kept: boolean;
  countLost(at: Date): Promise<Lost>;
};

const patienceMillis = 30_000;

/** Brings the log into the backups up to this moment, so that whatever is decided now can be taken back later. */
export async function lookAtPresent(
  tools: Pick<BackupTools, "storage" | "place" | "server">,
): Promise<Present> {
  const { storage, place } = tools;
  const { archives, timeline } = await readWalState(storage.db);
  const countLost = (at: Date): Promise<Lost> => countSince(storage.db, at);
  if (!archives) return { timeline, kept: false, countLost };
  const last = await closeWalFile(storage.db);
  for (const deadline = performance.now() + patienceMillis; performance.now() < deadline; await pause(100)) {
    await shipWal(tools);
    if ((await place.listWal()).includes(last)) return { timeline, kept: true, countLost };
  }
  return { timeline, kept: false, countLost };
}
