import { isBackupDue } from "../../domain/backup.ts";
import { inJapan } from "../../domain/japan-time.ts";
import { closePointName, findYesterdayClose } from "../../domain/restore-point.ts";
import { startRounds } from "../rounds.ts";
import type { Tools } from "../tools.ts";
import type { BackupTools } from "./backup-tools.ts";
import { openCloseMarker } from "./close-marker.ts";
import { keepPoints } from "./mark-close.ts";
import { pruneBackups } from "./prune-backups.ts";
import { shipWal } from "./ship-wal.ts";
import { takeBackup } from "./take-backup.ts";
import { verifyBackup } from "./verify-backup.ts";

export type BackupJobs = AsyncDisposable;

/** Three times a minute the log is taken; once a minute is looked whether a reception has ended. */
const shipMillis = 20_000;
const lookMillis = 60_000;
/** A first start has other things to do. */
const firstAfterMillis = 90_000;

/** [BK-4] Names the ends of receptions, wherever the database is. */
export function startCloses(tools: Tools): AsyncDisposable {
  return startRounds(openCloseMarker(tools), {
    ...{ everyMillis: lookMillis, log: tools.log },
    failed: "The end of a reception could not be named in the database's log; the next round follows.",
  });
}

/** Keeps the log and the points, and makes, proves and forgets backups by itself ([BK-1] to [BK-5]). */
export function startBackups(tools: Tools, backup: BackupTools, keep: number): BackupJobs {
  const { log } = tools;
  const stack = new AsyncDisposableStack();
  const ending = new AbortController();
  stack.use(
    startRounds(
      async () => {
        await shipWal(backup);
        await keepPoints(tools, backup.place);
      },
      {
        ...{ everyMillis: shipMillis, log },
        failed: "The database's log could not be taken into the backups; the next round follows.",
      },
    ),
  );
  stack.use(
    startRounds(() => makeBackup(tools, backup, keep, ending.signal), {
      ...{ everyMillis: lookMillis, firstAfterMillis, log },
      failed: "A backup could not be made or proven; the next round follows.",
    }),
  );
  return {
    async [Symbol.asyncDispose]() {
      ending.abort();
      await stack.disposeAsync();
    },
  };
}

async function makeBackup(tools: Tools, backup: BackupTools, keep: number, stopped: AbortSignal) {
  const { now, log } = tools;
  const [newest] = await backup.place.listBackups();
  const points = await backup.place.listPoints();
  const today = points.find(({ name }) => name === closePointName(inJapan(now()).day));
  const last = today ?? findYesterdayClose(points, now());
  if (!isBackupDue(newest ?? null, last?.at ?? null, now())) return;
  const quiet = { stopped, progress: () => {} };
  const made = await takeBackup(backup, quiet).catch((error: unknown) => {
    if (stopped.aborted) return null;
    throw error;
  });
  if (!made) return;
  log.info({ backup: made.id, bytes: made.bytes }, "A backup was made.");
  const proven = await verifyBackup(backup, made, quiet).catch((error: unknown) => {
    if (stopped.aborted) return null;
    throw error;
  });
  if (proven && proven.outcome !== "equal")
    log.error({ backup: made.id, outcome: proven.outcome }, "A backup is none.");
  if (proven?.outcome === "equal") await pruneBackups(backup, keep);
}
