import type { AlarmName } from "./alarm.ts";
import {
  availabilityOf,
  kindsOfMinutes,
  type MinuteKind,
  type PlannedWork,
  type SeenHour,
} from "./availability.ts";
import { type Incident, type IncidentStanding, standingOf } from "./incident.ts";
import { type Day, dayAfter, inJapan, instantOf, minutesADay } from "./japan-time.ts";
import type { Maintenance } from "./maintenance.ts";

/** How far back the operator looks: days in Japan, today included. */
const pastDays = 30;

export function pastBegin(now: Date): Date {
  return instantOf(dayAfter(inJapan(now).day, 1 - pastDays), 0);
}

/** A day as lookouts saw it, as far as it has gone by. */
export type PastDay = {
  readonly day: Day;
  /** The worst of each hour that has begun. */
  readonly hours: readonly MinuteKind[];
  /** Minutes down, unannounced and announced. */
  readonly down: number;
  readonly planned: number;
};

/** What an hour is called, the first of these that there was a minute of. */
export const hourKinds = [
  "down",
  "planned",
  "degraded",
  "up",
  "unknown",
] as const satisfies readonly MinuteKind[];

/** [AL-7] The last 30 days hour by hour, the oldest day first; with the part of the time in which people were served, if anybody looked. */
export function pastDaysOf(
  seen: readonly SeenHour[],
  planned: readonly PlannedWork[],
  now: Date,
): { readonly days: readonly PastDay[]; readonly ratio: number | null } {
  const from = pastBegin(now);
  const asked = { from, before: now, now, seen, planned };
  const kinds = kindsOfMinutes(asked);
  const first = inJapan(from).day;
  const days = Array.from({ length: pastDays }, (_, nth): PastDay => {
    const of = kinds.slice(nth * minutesADay, (nth + 1) * minutesADay);
    const count = (wanted: MinuteKind): number => of.filter((kind) => kind === wanted).length;
    const hours = Array.from({ length: Math.ceil(of.length / 60) }, (__, hour) =>
      kindOfHour(of.slice(hour * 60, (hour + 1) * 60)),
    );
    return { day: dayAfter(first, nth), hours, down: count("down"), planned: count("planned") };
  });
  return { days, ratio: availabilityOf(asked).ratio };
}

function kindOfHour(minutes: readonly MinuteKind[]): MinuteKind {
  return hourKinds.find((kind) => minutes.includes(kind)) ?? "unknown";
}

export type PastAlarm = {
  readonly id: string;
  readonly name: AlarmName;
  /** The machine; empty where it is about the city. */
  readonly place: string;
  readonly rangAt: Date;
  readonly endedAt: Date | null;
  /** The incident that it belongs to. */
  readonly incident: string | null;
};
type PastIncident = Pick<Incident, "id" | "number" | "kind" | "foundAt"> & {
  readonly standing: IncidentStanding;
};
type PastMaintenance = Pick<Maintenance, "id" | "number" | "from" | "to" | "stops" | "ended">;

/** Something that happened, at the moment at which it began. */
export type PastMoment =
  | ({ readonly what: "alarm"; readonly at: Date } & PastAlarm)
  | ({ readonly what: "incident"; readonly at: Date } & PastIncident)
  | ({ readonly what: "maintenance"; readonly at: Date } & PastMaintenance);

/** [AL-7] Alarms, incidents and maintenance on one line, the newest first; what lies ahead is not past. */
export function momentsOf(
  alarms: readonly PastAlarm[],
  incidents: readonly Incident[],
  planned: readonly PastMaintenance[],
  now: Date,
): readonly PastMoment[] {
  return [
    ...alarms.map((one) => ({ ...one, what: "alarm" as const, at: one.rangAt })),
    ...incidents.map((one) => ({
      ...one,
      what: "incident" as const,
      at: one.foundAt,
      standing: standingOf(one),
    })),
    ...planned.map((one) => ({ ...one, what: "maintenance" as const, at: one.from })),
  ]
    .filter(({ at }) => at <= now)
    .sort((a, b) => b.at.getTime() - a.at.getTime());
}
