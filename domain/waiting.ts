import { type Calendar, isOpen, openMinutes } from "./calendar.ts";

/** From when to when somebody waited for their first answer. */
export type Answered = { readonly openedAt: Date; readonly answeredAt: Date };

const fewest = 3;
const step = 5;

/**
 * For about how many minutes one waits now: as long as half of those who were answered lately, and never less than the one
 * who has waited longest has waited already. Only minutes of open reception count, rounded up to five. Null while it is
 * closed, and while too few were answered to say.
 */
export function waitMinutes(
  calendar: Calendar,
  lately: readonly Answered[],
  longestSince: Date | null,
  now: Date,
): number | null {
  if (!isOpen(calendar, now) || lately.length < fewest) return null;
  const waits = lately.map(({ openedAt, answeredAt }) => openMinutes(calendar, openedAt, answeredAt));
  return rounded(Math.max(median(waits), longestSince ? openMinutes(calendar, longestSince, now) : 0));
}

/** What is left for somebody who has waited since then; null where they should have been answered already. */
export function minutesLeft(
  calendar: Calendar,
  minutes: number | null,
  since: Date,
  now: Date,
): number | null {
  if (minutes === null) return null;
  const left = minutes - openMinutes(calendar, since, now);
  return left > 0 ? rounded(left) : null;
}

/** How many consultations those who are on duty can hold, and how many of them they hold. */
export type DutyLoad = { readonly capacity: number; readonly held: number };

/**
 * [DU-4] In how many minutes there is room for somebody before whom so many wait: none where there is, and otherwise as soon as
 * enough consultations have ended, each lasting as long as half of those that ended lately. Null where nobody can say: nobody
 * is on duty, or too few have ended.
 */
export function minutesToTurn(
  { capacity, held }: DutyLoad,
  ahead: number,
  lasting: readonly number[],
): number | null {
  if (capacity === 0) return null;
  const missing = ahead + 1 - Math.max(0, capacity - held);
  if (missing <= 0) return 0;
  return lasting.length < fewest ? null : Math.ceil((missing * median(lasting)) / capacity);
}

/** The longer of the two, where both are known. A wait that should be over already is as long as there is no room. */
export function withTurn(minutes: number | null, toTurn: number | null): number | null {
  if (toTurn === null) return null;
  if (toTurn === 0) return minutes;
  return rounded(Math.max(minutes ?? 0, toTurn));
}

function median(of: readonly number[]): number {
  return [...of].sort((a, b) => a - b)[Math.floor(of.length / 2)] ?? 0;
}

function rounded(minutes: number): number {
  return Math.max(step, Math.ceil(minutes / step) * step);
}
