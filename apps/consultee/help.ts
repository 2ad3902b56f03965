import { inJapan } from "../shared/time-words.ts";
import { holidays } from "./holidays.ts";

export type HelpDesk = {
  /** A ruby string. */
  readonly name: string;
  readonly number: string;
  readonly hours: "always" | OfficeHours;
  /** YYYY-MM-DD. */
  readonly checkedOn: string;
};

/** Times of the day in Japan, H:MM. From `opens` on, and no longer at `closes`. */
type OfficeHours = {
  /** "weekdays" are Monday to Friday except national holidays. */
  readonly days: "weekdays" | "daily";
  readonly opens: string;
  readonly closes: string;
  /** Closed from the first to the last of these days (MM-DD, over the year's end). */
  readonly newYear: readonly [string, string];
};

/**
 * Whether somebody answers there now. When it cannot be known (a year whose holidays are not listed yet) the answer is
 * no: a child must never be sent to a telephone that rings in an empty office.
 */
export function isOpenNow({ hours }: HelpDesk, now: Date): boolean {
  if (hours === "always") return true;
  const japan = inJapan(now);
  const day = japan.toISOString().slice(5, 10);
  const minutes = japan.getUTCHours() * 60 + japan.getUTCMinutes();
  const [from, to] = hours.newYear;
  if (day >= from || day <= to) return false;
  if (minutes < minutesOf(hours.opens) || minutes >= minutesOf(hours.closes)) return false;
  if (hours.days === "daily") return true;
  const weekday = japan.getUTCDay();
  const closedDays = holidays[japan.getUTCFullYear()];
  return weekday > 0 && weekday < 6 && closedDays !== undefined && !closedDays.includes(day);
}

/** Those that answer now first; else in the order of the list. */
export function sortedByOpen<Desk extends HelpDesk>(
  desks: readonly Desk[],
  now: Date,
): { desk: Desk; open: boolean }[] {
  const all = desks.map((desk) => ({ desk, open: isOpenNow(desk, now) }));
  return [...all.filter(({ open }) => open), ...all.filter(({ open }) => !open)];
}

function minutesOf(clock: string): number {
  const [hours, minutes] = clock.split(":");
  return Number(hours) * 60 + Number(minutes);
}
