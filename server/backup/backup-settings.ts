import { dirname, join, relative, resolve } from "node:path";
import { keyFile } from "../storage/key-file.ts";

export type BackupSettings = {
  readonly folder: string;
  /** How many backups are kept. */
  readonly keep: number;
};

/** Null where it is turned off; a sentence where it cannot be meant. `folder` null: beside the data. */
export function backupSettings(
  dataDir: string,
  folder: string | undefined,
  keep: string,
): BackupSettings | string | null {
  if (folder === "off") return null;
  if (!/^[1-9]\d{0,2}$/.test(keep)) return `BACKUP_KEEP must be a number from 1 to 999, not "${keep}".`;
  const place = resolve(folder ?? join(dataDir, "backups"));
  // Whoever finds both can read everything.
  if (holds(place, dirname(keyFile(dataDir))) || holds(dirname(keyFile(dataDir)), place))
    return `BACKUP_DIR must not be the place of the key file (${keyFile(dataDir)}): together they open everything.`;
  return { folder: place, keep: Number(keep) };
}

function holds(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way === "" || !(way.startsWith("..") || resolve(way) === way);
}
