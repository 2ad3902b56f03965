import { type Day, dayAfter, weekdayOf, yearOf } from "../../../domain/japan-time.ts";
import { daysOf, fiscalYear, fiscalYearOf, monthOf, type Period } from "../../../domain/period.ts";

export const periodKinds = ["day", "week", "month", "fiscal-year", "any"] as const;
export type PeriodKind = (typeof periodKinds)[number];

export const comparisons = ["none", "before", "year-before"] as const;
export type Comparison = (typeof comparisons)[number];

/** The day, the week from Monday, the month or the 年度 that holds a day. */
export function periodAround(kind: Exclude<PeriodKind, "any">, day: Day): Period {
  switch (kind) {
    case "day":
      return { from: day, to: day };
    case "week": {
      const monday = dayAfter(day, -((weekdayOf(day) + 6) % 7));
      return { from: monday, to: dayAfter(monday, 6) };
    }
    case "month": {
      const first = `${monthOf(day)}-01`;
      return { from: first, to: dayAfter(`${monthOf(dayAfter(first, 31))}-01`, -1) };
    }
    case "fiscal-year":
      return fiscalYear(fiscalYearOf(day));
  }
}

/** The one before, or the one after; of days chosen freely, as many as they are. */
export function neighbour(kind: PeriodKind, { from, to }: Period, step: -1 | 1): Period {
  if (kind !== "any") return periodAround(kind, step < 0 ? dayAfter(from, -1) : dayAfter(to));
  const days = daysOf({ from, to }).length * step;
  return { from: dayAfter(from, days), to: dayAfter(to, days) };
}

/** What a period is compared with. A week is put beside the week of the same weekdays, 52 weeks before. */
export function comparedWith(comparison: Comparison, kind: PeriodKind, period: Period): Period | null {
  if (comparison === "none") return null;
  if (comparison === "before") return neighbour(kind, period, -1);
  if (kind === "week") return { from: dayAfter(period.from, -364), to: dayAfter(period.to, -364) };
  return { from: aYearBefore(period.from), to: aYearBefore(period.to) };
}

function aYearBefore(day: Day): Day {
  const wanted = `${yearOf(day) - 1}${day.slice(4)}`;
  // The end of February stays its end.
  if (day.endsWith("-02-29")) return `${yearOf(day) - 1}-02-28`;
  if (day.endsWith("-02-28") && dayAfter(wanted).endsWith("-02-29")) return dayAfter(wanted);
  return wanted;
}
