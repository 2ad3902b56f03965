import { X509Certificate } from "node:crypto";
import { readFile, stat, statfs } from "node:fs/promises";
import { join } from "node:path";
import type { Readings } from "../../domain/alarm.ts";
import { isVerified } from "../../domain/backup.ts";
import type { Durability } from "../../domain/durability.ts";
import type { BackupTools } from "../backup/backup-tools.ts";
import { listOutgoing, outgoingFolder } from "../storage/embedded-archive.ts";
import type { Tools } from "../tools.ts";
import { countDownMinutes } from "../uptime/count-down.ts";
import { readKept } from "./store.ts";

export type Watched = {
  readonly tools: Pick<Tools, "db" | "now" | "mail">;
  /** Null where backups are not ours to make. */
  readonly backup: Pick<BackupTools, "place" | "server"> | null;
  /** Whose disks may not fill. */
  readonly folders: readonly string[];
  readonly certificate: string | null;
  /** Answers with an error of the service, in the last five minutes. */
  readonly errors: () => number;
  /** When the database last answered. */
  readonly lastRound: () => Date;
  /** When a primary last lacked what was acknowledged; null: it never did. */
  readonly lackedAt: () => Date | null;
  /** Whether standbys have what is acknowledged. */
  readonly durability: () => Durability;
};

/** Nothing heals a loss; after this it has been told. */
const toldForMillis = 3_600_000;

/** [AL-2] Everything that is watched, as it is now. What cannot be found out is null, and another reading tells why. */
export async function takeReadings(watched: Watched): Promise<Readings> {
  const { tools, backup, folders, certificate, errors, lastRound, lackedAt, durability } = watched;
  const asked = tools.now().getTime();
  const kept = await readKept(tools.db).catch(() => null);
  const middle = (asked + tools.now().getTime()) / 2;
  const { expected, standbys, waitingMillis } = durability();
  const seconds = (millis: number): number => Math.max(0, millis / 1_000);
  return {
    backup_verified_age_seconds:
      backup && kept && seconds(asked - (await newestVerified(backup, kept.madeAt)).getTime()),
    log_unkept_seconds: backup && seconds(asked - (await oldestOutgoing(backup, asked))),
    disk_free_bytes: folders.length === 0 ? null : Math.min(...(await Promise.all(folders.map(freeOf)))),
    clock_off_seconds: kept && seconds(Math.abs(kept.now.getTime() - middle)),
    errors_recent: errors(),
    jobs_late_seconds: kept && Math.max(0, kept.lateSeconds),
    certificate_days_left: certificate === null ? null : await daysLeft(certificate, asked),
    database_away_seconds: seconds(asked - lastRound().getTime()),
    words_lacking_recent: asked - (lackedAt()?.getTime() ?? 0) < toldForMillis ? 1 : 0,
    standbys_missing: kept && Math.max(0, expected - standbys),
    commits_held_seconds: kept && waitingMillis / 1_000,
    lookout_silent_seconds: kept ? kept.silentSeconds : null,
    down_minutes_recent: kept && (await countDownMinutes(tools).catch(() => null)),
    mail_failing_seconds: tools.mail && (await tools.mail.failingSeconds()),
  };
}

/** A city that has none is as old as its last good backup would have to be. */
async function newestVerified({ place }: Pick<BackupTools, "place">, madeAt: Date): Promise<Date> {
  const drills = await place.listDrills();
  const newest = (await place.listBackups()).find(({ id }) => isVerified(id, drills));
  return newest?.takenAt ?? madeAt;
}

async function oldestOutgoing({ server }: Pick<BackupTools, "server">, now: number): Promise<number> {
  const folder = outgoingFolder(server);
  const [first] = await listOutgoing(folder);
  if (first === undefined) return now;
  return stat(join(folder, first)).then(
    ({ mtimeMs }) => mtimeMs,
    () => now, // it has just been taken
  );
}

async function freeOf(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize;
}

/** Of the first certificate in the file, which is the one that people see. One that cannot be read has none left. */
async function daysLeft(path: string, now: number): Promise<number> {
  try {
    const { validTo } = new X509Certificate(await readFile(path));
    return (new Date(validTo).getTime() - now) / 86_400_000;
  } catch {
    return 0;
  }
}
