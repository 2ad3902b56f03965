import { availabilityOf, kindsOfMinutes, type PlannedWork, type SeenHour } from "./availability.ts";
import { type Day, dayAfter, inJapan, instantOf, minutesADay } from "./japan-time.ts";

/** How a day was, for people: nobody was turned away, some were for a moment, or it was down for a while; null: nobody has looked. */
export type DayMark = "good" | "some" | "bad" | null;

export type StatusDay = {
  readonly day: Day;
  readonly mark: DayMark;
  /** Down, unannounced and announced. */
  readonly down: number;
  readonly planned: number;
};

export type StatusDays = {
  readonly days: readonly StatusDay[];
  /** Of all of them together: 0 to 1; null where nobody has looked. */
  readonly ratio: number | null;
};

export const statusDays = 90;
const badMinutes = 15;

/** The first instant of the oldest of the days that are shown. */
export function statusBegin(now: Date): Date {
  return instantOf(dayAfter(inJapan(now).day, 1 - statusDays), 0);
}

/** [UP-6] The last 90 days in Japan, today included as far as it has gone by, the oldest first. */
export function statusDaysOf(
  seen: readonly SeenHour[],
  planned: readonly PlannedWork[],
  now: Date,
): StatusDays {
  const asked = { from: statusBegin(now), before: now, now, seen, planned };
  const kinds = kindsOfMinutes(asked);
  const first = inJapan(asked.from).day;
  const days = Array.from({ length: statusDays }, (_, nth): StatusDay => {
    const of = kinds.slice(nth * minutesADay, (nth + 1) * minutesADay);
    const count = (wanted: string): number => of.filter((kind) => kind === wanted).length;
    const [down, unknown] = [count("down"), count("unknown")];
    const mark = down >= badMinutes ? "bad" : down > 0 ? "some" : unknown === of.length ? null : "good";
    return { day: dayAfter(first, nth), mark, down, planned: count("planned") };
  });
  return { days, ratio: availabilityOf(asked).ratio };
}
