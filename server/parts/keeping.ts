import { type ReadingName, readingNames } from "../../domain/alarm.ts";
import type { Durability } from "../../domain/durability.ts";
import { openBackupPlace } from "../backup/backup-place.ts";
import type { BackupSettings } from "../backup/backup-settings.ts";
import type { BackupTools } from "../backup/backup-tools.ts";
import { startBackups, startCloses } from "../backup/jobs.ts";
import type { Vital } from "../edge/health.ts";
import type { EmbeddedServer } from "../storage/embedded.ts";
import type { KeyProvider } from "../storage/keys.ts";
import type { Tools } from "../tools.ts";
import { startWatch } from "../watch/jobs.ts";
import { openIncidents } from "../watch/open-incidents.ts";
import { takeReadings } from "../watch/take-readings.ts";
import { openWatch } from "../watch/watch.ts";
import type { WatchSettings } from "../watch/watch-settings.ts";

export type KeepingSettings = {
  readonly watch: WatchSettings;
  readonly dataDir: string;
  /** Null: backups are somebody else's, or turned off. */
  readonly backups: (BackupSettings & { readonly server: EmbeddedServer }) | null;
};

/** What keeps the city running and nothing of it from being lost. */
export type KeepingPart = AsyncDisposable & { readonly gauges: Vital["gauges"] };

type Needs = {
  readonly keyProvider: KeyProvider;
  readonly errors: () => number;
  readonly lastRound: () => Date;
  readonly lackedAt: () => Date | null;
  readonly durability: () => Durability;
};

export async function openKeeping(
  tools: Tools,
  settings: KeepingSettings | null,
  { keyProvider, errors, lastRound, lackedAt, durability }: Needs,
): Promise<KeepingPart> {
  const stack = new AsyncDisposableStack();
  const end = (): Promise<void> => stack.disposeAsync();
  if (settings === null) return { gauges: {}, [Symbol.asyncDispose]: end };
  const { backups, dataDir, watch: watching } = settings;
  stack.use(startCloses(tools));
  let backup: BackupTools | null = null;
  if (backups !== null) {
    const place = await openBackupPlace(backups.folder, keyProvider);
    backup = { storage: tools.storage, now: tools.now, place, server: backups.server, dataDir };
    stack.use(startBackups(tools, backup, backups.keep));
  }
  const folders = backups ? [backups.server.folder, backups.folder] : [dataDir];
  const { certificate } = watching;
  const watch = openWatch({
    ...{ tools, settings: watching },
    read: () =>
      takeReadings({ tools, backup, folders, certificate, errors, lastRound, lackedAt, durability }),
    rung: () => openIncidents(tools),
  });
  stack.defer(watch.leave);
  stack.use(startWatch(tools, watch));
  const gauge = (name: ReadingName) => ({
    help: readingHelp[name],
    read: () => watch.readings()?.[name] ?? Number.NaN,
  });
  return {
    gauges: {
      ...Object.fromEntries(readingNames.map((name) => [name, gauge(name)])),
      alarms_ringing: { help: "Alarms that ring in the city.", read: watch.ringing },
    },
    [Symbol.asyncDispose]: end,
  };
}

const readingHelp: Readonly<Record<ReadingName, string>> = {
  backup_verified_age_seconds:
    "Age of the newest backup that was proven; NaN where backups are not ours to make.",
  log_unkept_seconds:
    "For how long the oldest file of the database's log has waited to be kept; NaN likewise.",
  disk_free_bytes: "Free on the fullest of the disks in use.",
  clock_off_seconds: "By how much the clocks of this machine and the database differ.",
  errors_recent: "Answers with an error of the service (5xx), in the last five minutes.",
  jobs_late_seconds: "How late the most belated work by the clock is.",
  certificate_days_left: "Days until the certificate for HTTPS ends; NaN where CERTIFICATE_FILE is not set.",
  database_away_seconds: "Since when the database has not answered.",
  words_lacking_recent:
    "1 where in the last hour a primary lacked what this process had acknowledged; else 0.",
  standbys_missing: "How many standbys fewer follow the database than should.",
  commits_held_seconds: "How long the oldest commit has been waiting for a standby.",
  lookout_silent_seconds: "Since when the most silent lookout has said nothing; NaN where there is none.",
  down_minutes_recent:
    "Minutes of the last hour that lookouts saw down and nobody had announced; NaN where nobody looked.",
  mail_failing_seconds: "Since when the server for e-mails has taken none; NaN where MAIL_URL is not set.",
};
