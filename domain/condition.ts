import {
  type AlarmName,
  alarmNames,
  alarms,
  quietMillis,
  type ReadingName,
  type Readings,
  readingNames,
} from "./alarm.ts";
import type { PastAlarm, PastDay, PastMoment } from "./past.ts";

/** 状態: what a running installation is made of, from the outside in. */
export const installationParts = [
  "lookout",
  "certificate",
  "process",
  "jobs",
  "mail",
  "database",
  "disk",
  "clock",
  "standby",
  "backup",
] as const;
export type InstallationPart = (typeof installationParts)[number];

/** What each alarm is about. */
const partOfAlarm: Readonly<Record<AlarmName, InstallationPart>> = {
  "backup-old": "backup",
  "log-unkept": "backup",
  "disk-low": "disk",
  "clock-off": "clock",
  errors: "process",
  "jobs-late": "jobs",
  "certificate-ends": "certificate",
  "database-away": "database",
  "words-lacking": "database",
  "standby-missing": "standby",
  "commits-held": "standby",
  "lookout-silent": "lookout",
  "seen-down": "process",
  "mail-failing": "mail",
};

/** A process of the service, and what it found last. */
export type SeenProcess = {
  /** The machine. */
  readonly place: string;
  readonly beganAt: Date;
  readonly seenAt: Date;
  readonly readings: Readings;
};

type RingingAlarm = { readonly name: AlarmName; readonly rangAt: Date };

/** well: watched, and nothing rings. wrong: something does, or a process is missed. unwatched: nobody can say. */
export const partStates = ["well", "wrong", "unwatched"] as const;
export type PartState = (typeof partStates)[number];

export type PartCondition = {
  readonly part: InstallationPart;
  readonly state: PartState;
  /** Since when something is wrong; null where nothing is. */
  readonly since: Date | null;
  readonly alarms: readonly AlarmName[];
};

/** [AL-6] [AL-7] All of it, as it is shown. */
export type Condition = {
  readonly at: Date;
  readonly parts: readonly PartCondition[];
  /** Of all processes that are heard, that which is nearest to ringing. */
  readonly readings: Readings;
  readonly processes: readonly (SeenProcess & { readonly missed: boolean })[];
  readonly lookouts: readonly { readonly place: string; readonly heardAt: Date }[];
  readonly ringing: readonly PastAlarm[];
  readonly days: readonly PastDay[];
  readonly ratio: number | null;
  readonly moments: readonly PastMoment[];
};

/** A process that has not been heard for a day is one that was taken away. */
export const forgottenMillis = 86_400_000;

/** Each looks twice a minute. */
export function isMissed({ seenAt }: Pick<SeenProcess, "seenAt">, now: Date): boolean {
  return now.getTime() - seenAt.getTime() > quietMillis;
}

/** Without those that a later process on the same machine stands for: killed, and started again. */
export function withoutReplaced<One extends SeenProcess>(processes: readonly One[], now: Date): One[] {
  return processes.filter(
    (one) =>
      !isMissed(one, now) ||
      !processes.some(({ place, beganAt }) => place === one.place && beganAt > one.seenAt),
  );
}

/** [AL-6] How each part is, by what rings and by what the processes found last. */
export function conditionOf(
  processes: readonly SeenProcess[],
  ringing: readonly RingingAlarm[],
  now: Date,
): readonly PartCondition[] {
  const readings = worstOf(processes.filter((one) => !isMissed(one, now)));
  const missed = processes.filter((one) => isMissed(one, now)).map(({ seenAt }) => seenAt);
  return installationParts.map((part) => {
    const own = ringing.filter(({ name }) => partOfAlarm[name] === part);
    const since = [...own.map(({ rangAt }) => rangAt), ...(part === "process" ? missed : [])];
    const isWatched = readingsOf(part).some((name) => readings[name] !== null);
    return {
      part,
      state: since.length > 0 ? "wrong" : isWatched ? "well" : "unwatched",
      since: since.length > 0 ? new Date(Math.min(...since.map(Number))) : null,
      alarms: [...new Set(own.map(({ name }) => name))],
    };
  });
}

/** Of what several processes found, that which is nearest to ringing. Null where none of them knows. */
export function worstOf(processes: readonly Pick<SeenProcess, "readings">[]): Readings {
  const worst = (name: ReadingName): number | null => {
    const known = processes.map(({ readings }) => readings[name]).filter((one) => one !== null);
    if (known.length === 0) return null;
    return isWorseBelow.has(name) ? Math.min(...known) : Math.max(...known);
  };
  return Object.fromEntries(readingNames.map((name) => [name, worst(name)])) as Readings;
}

const isWorseBelow = new Set(
  alarmNames.filter((name) => alarms[name].when === "below").map((name) => alarms[name].reading),
);

function readingsOf(part: InstallationPart): readonly ReadingName[] {
  return alarmNames.filter((name) => partOfAlarm[name] === part).map((name) => alarms[name].reading);
}
