import { type BackupPlace, openBackupPlace } from "../../server/backup/backup-place.ts";
import type { BackupProgress, BackupStep, BackupTools } from "../../server/backup/backup-tools.ts";
import type { Config } from "../../server/config.ts";
import { openRing } from "../../server/keys/ring.ts";
import type { Place } from "./command.ts";
import { type Ground, standOn } from "./ground.ts";
import type { Bar, Terminal } from "./terminal.ts";
import { Trouble } from "./trouble.ts";

/** Where backups lie, opened with the keys of this installation; needs no database. */
export async function openOwnPlace(config: Config): Promise<BackupPlace> {
  if (config.databaseUrls !== null) {
    throw new Trouble(
      "The database of DATABASE_URL is backed up by its own means (docs/runbook/backup.md says how), not by this command.",
    );
  }
  if (config.backups === null) throw new Trouble("BACKUP_DIR is off: no backups are kept.");
  const { provider } = await openRing(config);
  return openBackupPlace(config.backups.folder, provider).catch((error: NodeJS.ErrnoException) => {
    throw new Trouble(`${config.backups?.folder} cannot be used for backups: ${error.message}`);
  });
}

/** The running database, or one that is started for this command. */
export async function standWithBackups(
  place: Place,
): Promise<AsyncDisposable & { ground: Ground; tools: BackupTools }> {
  const kept = await openOwnPlace(place.config());
  const ground = await standOn(place);
  const { embedded: server, storage, config } = ground;
  if (server === null) throw new Error("Only the embedded database has a place for backups.");
  return {
    ground,
    tools: { storage, now: place.now, place: kept, server, dataDir: config.dataDir },
    [Symbol.asyncDispose]: () => ground[Symbol.asyncDispose](),
  };
}

const labels: Readonly<Record<BackupStep, string>> = {
  files: "MB of the database",
  log: "files of its log",
};

/** A bar for each step, one after the other. End the last one. */
export function showProgress(terminal: Terminal): { progress: BackupProgress; end(): void } {
  let shown: { readonly step: BackupStep; readonly bar: Bar } | null = null;
  return {
    progress(step, done, total) {
      if (shown?.step !== step) {
        shown?.bar.end();
        shown = { step, bar: terminal.bar(labels[step]) };
      }
      const unit = step === "files" ? 1_000_000 : 1;
      shown.bar.show(Math.floor(done / unit), Math.floor(Math.max(done, total) / unit));
    },
    end() {
      shown?.bar.end();
      shown = null;
    },
  };
}
