import { dayAfter, instantOf } from "./japan-time.ts";
import type { Maintenance } from "./maintenance.ts";
import { type Month, monthOf } from "./period.ts";
import { agreed, type HourSigns, type MinuteState, missedIn, stateOf } from "./uptime.ts";

/** An hour of one lookout's record. */
export type SeenHour = { readonly hour: Date; readonly signs: HourSigns };
export type PlannedWork = Pick<Maintenance, "from" | "to" | "stops" | "plannedAt" | "ended">;

export type Minutes = {
  readonly up: number;
  readonly degraded: number;
  readonly down: number;
  /** Down, or not looked at, while announced work was under way. */
  readonly planned: number;
  /** Nobody has looked. */
  readonly unknown: number;
};
export type MinuteKind = keyof Minutes;

export type Availability = {
  readonly minutes: Minutes;
  /** Of the minutes somebody looked at and no work was announced for, the part in which people were served: 0 to 1. Null without any. */
  readonly ratio: number | null;
  /** The same, were the service down whenever nobody looked: it was not less than this. */
  readonly atLeast: number | null;
  /** Down without having been announced, minute after minute; the end does not belong to it. Oldest first. */
  readonly downs: readonly { readonly from: Date; readonly to: Date }[];
};

type Asked = {
  readonly from: Date;
  /** Does not belong to it; what lies ahead of `now` is not counted. */
  readonly before: Date;
  readonly now: Date;
  readonly seen: readonly SeenHour[];
  readonly planned: readonly PlannedWork[];
};

const minuteMillis = 60_000;

/** [UP-4] What became of each whole minute of a span. Both ends begin a minute. */
export function kindsOfMinutes({ from, before, now, seen, planned }: Asked): MinuteKind[] {
  const begins = from.getTime();
  const ends = Math.min(before.getTime(), now.getTime());
  const many = Math.max(0, Math.floor((ends - begins) / minuteMillis));
  const states = Array.from({ length: many }, (): MinuteState[] => []);
  for (const { hour, signs } of seen) {
    for (let minute = 0; minute < 60; minute++) {
      const missed = missedIn(signs, minute);
      const at = Math.floor((hour.getTime() - begins) / minuteMillis) + minute;
      if (missed !== null) states[at]?.push(stateOf(missed));
    }
  }
  const isPlanned = plannedMinutes(planned, begins);
  return states.map((found, at) => {
    const state = agreed(found);
    if (state === "up" || state === "degraded") return state;
    if (isPlanned(at)) return "planned";
    return state ?? "unknown";
  });
}

/** [UP-4] [S9.6] 稼働率 of a span of time. */
export function availabilityOf(asked: Asked): Availability {
  const kinds = kindsOfMinutes(asked);
  const minutes = { up: 0, degraded: 0, down: 0, planned: 0, unknown: 0 };
  for (const kind of kinds) minutes[kind]++;
  const served = minutes.up + minutes.degraded;
  const looked = served + minutes.down;
  const due = looked + minutes.unknown;
  return {
    minutes,
    ratio: looked === 0 ? null : served / looked,
    atLeast: due === 0 ? null : served / due,
    downs: runsOf(kinds, "down").map(({ first, after }) => ({
      from: new Date(asked.from.getTime() + first * minuteMillis),
      to: new Date(asked.from.getTime() + after * minuteMillis),
    })),
  };
}

/** From the first instant of a month in Japan up to that of the next one. */
export function instantsOfMonth(month: Month): { readonly from: Date; readonly before: Date } {
  const first = `${month}-01`;
  return { from: instantOf(first, 0), before: instantOf(`${monthOf(dayAfter(first, 31))}-01`, 0) };
}

/**
 * Announced is what was planned before it was so, and not what goes on beyond the time that was said, or after its end was told.
 * Work that stops nothing excuses nothing.
 */
function plannedMinutes(planned: readonly PlannedWork[], begins: number): (at: number) => boolean {
  const spans = planned
    .filter(({ stops }) => stops)
    .map(({ from, to, plannedAt, ended }) => ({
      first: Math.ceil((Math.max(from.getTime(), plannedAt.getTime()) - begins) / minuteMillis),
      after: Math.ceil((Math.min(to.getTime(), ended?.at.getTime() ?? to.getTime()) - begins) / minuteMillis),
    }));
  return (at) => spans.some(({ first, after }) => first <= at && at < after);
}

function runsOf(kinds: readonly MinuteKind[], wanted: MinuteKind) {
  const runs: { first: number; after: number }[] = [];
  for (const [at, kind] of kinds.entries()) {
    if (kind !== wanted) continue;
    const last = runs.at(-1);
    if (last?.after === at) last.after++;
    else runs.push({ first: at, after: at + 1 });
  }
  return runs;
}
