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
  const waits = lately
    .map(({ openedAt, answeredAt }) => openMinutes(calendar, openedAt, answeredAt))
    .sort((a, b) => a - b);
  const median = waits[Math.floor(waits.length / 2)] ?? 0;
  return rounded(Math.max(median, longestSince ? openMinutes(calendar, longestSince, now) : 0));
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

function rounded(minutes: number): number {
  return Math.max(step, Math.ceil(minutes / step) * step);
}
