import { type Drill, isVerified } from "../../domain/backup.ts";
import type { RestorePoint } from "../../domain/restore-point.ts";
import { type BackupPlace, type KeptBackup, weighPlace } from "./backup-place.ts";

export type ListedBackup = KeptBackup & {
  /** The newest try at restoring it; null: it was never tried. */
  readonly drill: Drill | null;
  readonly verified: boolean;
};

export type BackupList = {
  readonly folder: string;
  readonly bytes: number;
  /** Newest first. */
  readonly backups: readonly ListedBackup[];
  readonly points: readonly RestorePoint[];
};

/** What there is to restore from, and to. */
export async function listBackups(place: BackupPlace): Promise<BackupList> {
  const drills = (await place.listDrills()).toSorted((a, b) => b.at.getTime() - a.at.getTime());
  const backups = (await place.listBackups()).map((backup) => ({
    ...backup,
    drill: drills.find((one) => one.backup === backup.id) ?? null,
    verified: isVerified(backup.id, drills),
  }));
  return { folder: place.folder, bytes: await weighPlace(place), backups, points: await place.listPoints() };
}
