import { findYesterdayClose, type RestorePoint } from "../../domain/restore-point.ts";
import type { BackupPlace, KeptBackup } from "./backup-place.ts";
import { BackupError } from "./backup-tools.ts";
import { readLineage, type Target, targetOf } from "./bring-up.ts";
import { isHistory, isOnTheWay, timelineOf } from "./wal-files.ts";

/** What an operator asks for. */
export type Wish =
  | { readonly kind: "yesterday-close" }
  | { readonly kind: "name"; readonly name: string }
  | { readonly kind: "time"; readonly at: Date }
  | { readonly kind: "latest" };

export type RestorePlan = {
  /** What the city will be brought back to; null: as far as its log goes. */
  readonly at: Date | null;
  readonly target: Target;
  /** From which it is made. */
  readonly backup: KeptBackup;
  /** What was counted at that moment; null where nothing was. */
  readonly point: RestorePoint | null;
};

/**
 * Finds the moment and the newest backup before it. `timeline`: the present one of the running database; null where there is none.
 * Throws a BackupError where the moment is unknown or lies before every backup.
 */
export async function planRestore(
  { place, now }: { readonly place: BackupPlace; readonly now: () => Date },
  wish: Wish,
  timeline: number | null,
): Promise<RestorePlan> {
  const points = await place.listPoints();
  const point = findPoint(points, wish, now());
  const target: Target = point
    ? targetOf(point)
    : {
        until: wish.kind === "time" ? { kind: "time", at: wish.at } : { kind: "end" },
        timeline: timeline ?? (await newestTimeline(place)),
        lsn: null,
      };
  const at = point?.at ?? (wish.kind === "time" ? wish.at : null);
  if (at && at > now()) throw new BackupError("That moment is still to come.");
  const lineage = await readLineage(place, target.timeline);
  const backup = (await place.listBackups()).find(({ point: name }) => {
    const end = points.find((one) => one.name === name);
    return end && isOnTheWay(lineage, end.timeline, end.lsn) && (!at || end.at <= at);
  });
  if (backup) return { at, target, backup, point };
  throw new BackupError(
    at === null
      ? `There is no backup in ${place.folder}.`
      : `There is no backup in ${place.folder} from before ${at.toISOString()}.`,
  );
}

function findPoint(points: readonly RestorePoint[], wish: Wish, at: Date): RestorePoint | null {
  if (wish.kind === "yesterday-close") {
    const found = findYesterdayClose(points, at);
    if (found) return found;
    throw new BackupError(
      "No end of a reception before today has a restore point: backup list shows them all.",
    );
  }
  if (wish.kind !== "name") return null;
  // The same name on two timelines: the one that was made last.
  const found = points.find(({ name }) => name === wish.name);
  if (found) return found;
  throw new BackupError(`There is no restore point "${wish.name}": backup list shows them all.`);
}

/** Of a history alone nothing follows: a restore may have been given up after it was written. */
async function newestTimeline(place: BackupPlace): Promise<number> {
  const files = (await place.listWal()).filter((name) => !isHistory(name));
  return Math.max(1, ...files.map(timelineOf));
}
