/** A backup as it lies in its place, whole. */
export type Backup = {
  /** When it was begun, in its name. */
  readonly id: string;
  readonly takenAt: Date;
  /** The restore point at its end: what it holds is compared with what the tables held then. */
  readonly point: string;
  readonly bytes: number;
  readonly seconds: number;
};

export const drillOutcomes = ["equal", "different", "damaged", "failed"] as const;
/** What came of restoring a backup beside the city. */
export type DrillOutcome = (typeof drillOutcomes)[number];

export type Drill = {
  readonly backup: string;
  readonly point: string;
  readonly at: Date;
  readonly seconds: number;
  readonly outcome: DrillOutcome;
};

/** What a restore to a moment takes: what was written after it. */
export type Lost = {
  readonly messages: number;
  /** In which there is something to lose. */
  readonly consultations: number;
  readonly first: Date | null;
  readonly last: Date | null;
};

const dayMillis = 86_400_000;

/** Once after each end of a reception, and a day after the last one where no reception ends. */
export function isBackupDue(newest: Backup | null, lastClose: Date | null, at: Date): boolean {
  if (!newest) return true;
  if (lastClose && newest.takenAt < lastClose && lastClose <= at) return true;
  return at.getTime() - newest.takenAt.getTime() >= dayMillis;
}

/** The newest ones, and in any case the newest one that is known to be good. */
export function backupsToKeep(
  backups: readonly Backup[],
  drills: readonly Drill[],
  keep: number,
): readonly Backup[] {
  const newestFirst = [...backups].sort((a, b) => b.takenAt.getTime() - a.takenAt.getTime());
  const good = newestFirst.find(({ id }) => isVerified(id, drills));
  const kept = newestFirst.slice(0, keep);
  return good && !kept.includes(good) ? [...kept, good] : kept;
}

export function isVerified(id: string, drills: readonly Drill[]): boolean {
  const newest = drills
    .filter(({ backup }) => backup === id)
    .sort((a, b) => b.at.getTime() - a.at.getTime())[0];
  return newest?.outcome === "equal";
}
