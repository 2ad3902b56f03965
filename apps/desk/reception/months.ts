import { type Calendar, type DayPlan, type Hours, planOfYear } from "../../../domain/calendar.ts";
import { weekdayOf } from "../../../domain/japan-time.ts";

/** As on any such day of the week, longer, shorter, or not at all. */
export type DayKind = "open" | "longer" | "shorter" | "closed";
export type DayCell = { readonly plan: DayPlan; readonly date: number; readonly kind: DayKind };
export type Month = {
  /** 1 to 12. */
  readonly month: number;
  /** Sunday first; null before the first and after the last day. */
  readonly weeks: readonly (readonly (DayCell | null)[])[];
};

/** A year as it hangs on a wall. */
export function monthsOf(calendar: Calendar, year: number): Month[] {
  const cells = planOfYear(calendar, year).map((plan) => cellOf(calendar, plan));
  return Array.from({ length: 12 }, (_, n) => {
    const days = cells.filter(({ plan }) => Number(plan.day.slice(5, 7)) === n + 1);
    const before = days[0] ? weekdayOf(days[0].plan.day) : 0;
    const all = [...Array<null>(before).fill(null), ...days];
    const weeks = Array.from({ length: Math.ceil(all.length / 7) }, (_, week) =>
      Array.from({ length: 7 }, (_, weekday) => all[week * 7 + weekday] ?? null),
    );
    return { month: n + 1, weeks };
  });
}

function cellOf(calendar: Calendar, plan: DayPlan): DayCell {
  const usual = minutes(calendar.week[weekdayOf(plan.day)] ?? []);
  const open = minutes(plan.hours);
  const kind = open === 0 ? "closed" : open > usual ? "longer" : open < usual ? "shorter" : "open";
  return { plan, date: Number(plan.day.slice(8)), kind };
}

function minutes(hours: Hours): number {
  return hours.reduce((sum, { opens, closes }) => sum + closes - opens, 0);
}
