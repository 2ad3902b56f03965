import type { Drill, DrillOutcome } from "../../domain/backup.ts";
import { tablesThatDiffer } from "../../domain/restore-point.ts";
import { openStorage } from "../storage/database.ts";
import { SealedFileError } from "../storage/sealed-file.ts";
import type { KeptBackup } from "./backup-place.ts";
import { BackupError, type BackupProgress, type BackupTools } from "./backup-tools.ts";
import { bringUpBackup, targetOf } from "./bring-up.ts";
import { countAll, insertDrill, type NotedPoint, takeBackupLock } from "./store.ts";

export type Verified = Drill & {
  /** In which other rows came back than were there. */
  readonly differing: readonly string[];
  readonly rows: number;
  /** Why it is no backup, in a sentence; null where it is one. */
  readonly trouble: string | null;
};

/** Counting waits for nothing but the disk. */
const queryTimeoutMillis = 3_600_000;

/**
 * [BK-5] Restores a backup beside the city, compares every table with what it held when the backup was made, throws the copy away, and
 * puts on record what came of it, also where that is bad. Throws only where nothing can be said: stopped, or another at work.
 */
export async function verifyBackup(
  tools: BackupTools,
  backup: KeptBackup,
  { stopped, progress }: { readonly stopped: AbortSignal; readonly progress: BackupProgress },
): Promise<Verified> {
  const { storage, now, place } = tools;
  await using lock = await takeBackupLock(storage);
  if (lock === null)
    throw new BackupError("Another process is at work on a backup: wait until it has ended.");
  const began = now();
  const end = async (outcome: DrillOutcome, more: Omit<Verified, keyof Drill>): Promise<Verified> => {
    const seconds = Math.round((now().getTime() - began.getTime()) / 1_000);
    const drill: Drill = { backup: backup.id, point: backup.point, at: now(), seconds, outcome };
    await place.saveDrill(drill);
    await insertDrill(storage.db, drill);
    return { ...drill, ...more };
  };
  try {
    const noted = await findNoted(tools, backup);
    const { side, url } = await bringUpBackup({
      ...{ dataDir: tools.dataDir, place, backup, target: targetOf(noted) },
      ...{ hurried: true, stopped, progress },
    });
    await using _gone = side;
    await using restored = await openStorage({ urls: url, poolSize: 2, queryTimeoutMillis });
    const counted = await countAll(restored);
    const differing = tablesThatDiffer(noted.tables, counted);
    const rows = Object.values(counted).reduce((sum, one) => sum + one.rows, 0);
    const trouble = differing.length === 0 ? null : `Other rows came back in ${differing.join(", ")}.`;
    return await end(differing.length === 0 ? "equal" : "different", { differing, rows, trouble });
  } catch (error) {
    if (stopped.aborted) throw new BackupError("Stopped: nothing is proven.");
    const damaged = error instanceof SealedFileError || error instanceof BackupError;
    const trouble = error instanceof Error ? error.message : String(error);
    return end(damaged ? "damaged" : "failed", { differing: [], rows: 0, trouble });
  }
}

async function findNoted({ place }: BackupTools, { id, point }: KeptBackup): Promise<NotedPoint> {
  const found = (await place.listPoints()).find(({ name }) => name === point);
  if (!found) throw new BackupError(`The backup ${id} has lost its restore point ${point}.`);
  return place.readPoint(found);
}
