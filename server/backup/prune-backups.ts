import { backupsToKeep } from "../../domain/backup.ts";
import type { BackupTools } from "./backup-tools.ts";
import { forgetPointsBefore } from "./store.ts";
import { isHistory, walFileAt } from "./wal-files.ts";

/** [BK-3] Forgets backups that are older than those to be kept, and of the log whatever none of these needs. Answers how many went. */
export async function pruneBackups({ storage, place }: BackupTools, keep: number): Promise<number> {
  const all = await place.listBackups();
  const kept = backupsToKeep(all, await place.listDrills(), keep);
  const gone = all.filter(({ id }) => !kept.some((one) => one.id === id));
  for (const { id } of gone) await place.forgetBackup(id);
  const oldest = all.filter(({ id }) => kept.some((one) => one.id === id)).at(-1);
  if (!oldest) return gone.length;
  const first = walFileAt(1, oldest.start).slice(8);
  for (const name of await place.listWal())
    if (!isHistory(name) && name.slice(8) < first) await place.forgetWal(name);
  // Nothing could be brought back to them any more.
  await forgetPointsBefore(storage.db, oldest.takenAt);
  for (const point of await place.listPoints()) {
    const isOfBackup = kept.some(({ point: name }) => name === point.name);
    if (point.at < oldest.takenAt && !isOfBackup) await place.forgetPoint(point);
  }
  return gone.length;
}
