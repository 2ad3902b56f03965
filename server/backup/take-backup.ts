import { setTimeout as pause } from "node:timers/promises";
import { readBaseBackup } from "../storage/base-backup.ts";
import type { KeptBackup } from "./backup-place.ts";
import { BackupError, type BackupProgress, type BackupTools } from "./backup-tools.ts";
import { shipWal } from "./ship-wal.ts";
import { insertPoint, makePoint, readWalState, takeBackupLock } from "./store.ts";
import { lineageOf, walFileAt, walFilesBetween } from "./wal-files.ts";

const walPatienceMillis = 120_000;

/**
 * [BK-1] Takes all files of the running database, names a restore point after them, and waits until the log up to there is kept too.
 * Throws a BackupError; then, and wherever it is ended, there is no new backup, and the ones before are as they were.
 */
export async function takeBackup(
  tools: BackupTools,
  { stopped, progress }: { readonly stopped: AbortSignal; readonly progress: BackupProgress },
): Promise<KeptBackup> {
  const { storage, now, place, server } = tools;
  await using lock = await takeBackupLock(storage);
  if (lock === null)
    throw new BackupError("Another process is at work on a backup: wait until it has ended.");
  const { archives } = await readWalState(storage.db);
  if (!archives) {
    throw new BackupError(
      "The database was started without keeping its log, so a backup of it could not be restored: restart the service.",
    );
  }
  const takenAt = now();
  const id = idOf(takenAt);
  try {
    await using base = await readBaseBackup(server.url(), stopped);
    const bytes = await place.saveFiles(
      id,
      counted(base.tar, (done) => progress("files", done, Math.max(done, base.bytes))),
    );
    const point = await makePoint(storage, `backup-${id}`);
    await place.savePoint(point);
    await insertPoint(storage.db, point);
    await waitForLog(tools, { from: base.start, to: point.lsn, timeline: point.timeline }, stopped);
    const backup: KeptBackup = {
      ...{ id, takenAt, bytes, point: point.name, start: base.start, timeline: base.timeline },
      seconds: Math.round((now().getTime() - takenAt.getTime()) / 1_000),
    };
    await place.saveBackup(backup);
    return backup;
  } catch (error) {
    await place.forgetBackup(id);
    if (stopped.aborted) throw new BackupError("Stopped: no backup was made, and the ones before stay.");
    throw error;
  }

  async function waitForLog(
    of: BackupTools,
    { from, to, timeline }: { readonly from: string; readonly to: string; readonly timeline: number },
    signal: AbortSignal,
  ): Promise<void> {
    const own = lineageOf(timeline, "");
    for (const deadline = performance.now() + walPatienceMillis; ; await pause(200)) {
      signal.throwIfAborted();
      await shipWal(of);
      const { files, missing } = walFilesBetween(await place.listWal(), own, from, to);
      progress("log", files.length, files.length + (missing === null ? 0 : 1));
      if (missing === null) return;
      if (performance.now() > deadline)
        throw new BackupError(
          `The database does not put out its log (${walFileAt(timeline, to)} is missing): see postgres.log.`,
        );
    }
  }
}

/** Sorts by time, and is a name for files and restore points alike: 20261122t091500z. */
function idOf(at: Date): string {
  return `${at.toISOString().slice(0, 19).replace(/[-:]/g, "").toLowerCase()}z`;
}

async function* counted(tar: AsyncIterable<Buffer>, told: (done: number) => void): AsyncGenerator<Buffer> {
  let done = 0;
  for await (const bytes of tar) {
    done += bytes.length;
    told(done);
    yield bytes;
  }
}
