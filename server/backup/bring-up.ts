import type { RestorePoint } from "../../domain/restore-point.ts";
import { openSide, type Side, type Until } from "../storage/embedded-side.ts";
import type { BackupPlace, KeptBackup } from "./backup-place.ts";
import { BackupError, type BackupProgress } from "./backup-tools.ts";
import {
  historyOf,
  isHistory,
  isOnTheWay,
  type Lineage,
  lineageOf,
  timelineOf,
  walFilesBetween,
} from "./wal-files.ts";

/** Where to, as the log knows it. `lsn` null: not known before it is there. */
export type Target = { readonly until: Until; readonly timeline: number; readonly lsn: string | null };

export function targetOf({ name, timeline, lsn }: RestorePoint): Target {
  return { until: { kind: "name", name }, timeline, lsn };
}

export type BringUp = {
  readonly dataDir: string;
  readonly place: BackupPlace;
  readonly backup: KeptBackup;
  readonly target: Target;
  /** Only looked at, and thrown away: nothing is forced to the disk. */
  readonly hurried: boolean;
  readonly stopped: AbortSignal;
  readonly progress: BackupProgress;
};

/** How a timeline came about, as far as it is kept. */
export async function readLineage(place: BackupPlace, timeline: number): Promise<Lineage> {
  if (timeline === 1) return lineageOf(1, "");
  const parts = await Array.fromAsync(place.readWal(historyOf(timeline)));
  return lineageOf(timeline, Buffer.concat(parts).toString("utf8"));
}

/**
 * Brings a backup up beside the city, with the log replayed to the target, and open for writing. Throws a BackupError where the
 * log has a gap, a SealedFileError where a file is damaged.
 */
export async function bringUpBackup(needs: BringUp): Promise<{ readonly side: Side; readonly url: string }> {
  const { dataDir, place, backup, target, hurried, stopped, progress } = needs;
  const lineage = await readLineage(place, target.timeline);
  if (!isOnTheWay(lineage, backup.timeline, backup.start))
    throw new BackupError(`The backup ${backup.id} does not lead there: another restore lies in between.`);
  const names = await place.listWal();
  const { files, missing } = walFilesBetween(names, lineage, backup.start, target.lsn);
  if (missing !== null)
    throw new BackupError(`The log has a gap: the file …${missing} is missing in ${place.folder}/wal.`);
  const side = await openSide(dataDir, `restored-${backup.id}`);
  try {
    await side.unpack(counting(place.readFiles(backup.id), (done) => progress("files", done, 0), stopped));
    const histories = names.filter((name) => isHistory(name) && lineage.has(timelineOf(name)));
    const needed = [...histories, ...files];
    for (const [at, name] of needed.entries()) {
      stopped.throwIfAborted();
      await side.bring(name, place.readWal(name));
      progress("log", at + 1, needed.length);
    }
    return { side, url: await side.start(target.until, { timeline: target.timeline, hurried }) };
  } catch (error) {
    await side[Symbol.asyncDispose]();
    throw error;
  }
}

async function* counting(
  content: AsyncIterable<Buffer>,
  told: (done: number) => void,
  stopped: AbortSignal,
): AsyncGenerator<Buffer> {
  let done = 0;
  for await (const bytes of content) {
    stopped.throwIfAborted();
    done += bytes.length;
    told(done);
    yield bytes;
  }
}
