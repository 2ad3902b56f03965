import { type Day, dayAfter, inJapan, instantOf, isDay, yearOf } from "./japan-time.ts";

/** Days in Japan, both included. */
export type Period = { readonly from: Day; readonly to: Day };
/** YYYY-MM. */
export type Month = string;

/** Ten years and a day more at either end. */
const longestPeriodDays = 3_660;

export function isPeriod({ from, to }: Period): boolean {
  return isDay(from) && isDay(to) && from <= to && to < dayAfter(from, longestPeriodDays);
}

/** From the first instant on, and before the second. */
export function instantsOf({ from, to }: Period): { readonly from: Date; readonly before: Date } {
  return { from: instantOf(from, 0), before: instantOf(dayAfter(to), 0) };
}

export function daysOf({ from, to }: Period): Day[] {
  const days: Day[] = [];
  for (let day = from; day <= to; day = dayAfter(day)) days.push(day);
  return days;
}

export function monthOf(day: Day): Month {
  return day.slice(0, 7);
}

export function monthsOf({ from, to }: Period): Month[] {
  const months: Month[] = [];
  for (let month = monthOf(from); month <= monthOf(to); month = monthOf(dayAfter(`${month}-01`, 31)))
    months.push(month);
  return months;
}

/** 年度: from April to March, named after the year in which it begins. */
export function fiscalYearOf(day: Day): number {
  return day.slice(5) < "04-01" ? yearOf(day) - 1 : yearOf(day);
}

export function fiscalYear(year: number): Period {
  return { from: `${year}-04-01`, to: `${year + 1}-03-31` };
}

/** Periods by which something is done again and again, as seen from a day. */
const namedPeriods = {
  yesterday: (today) => ({ from: dayAfter(today, -1), to: dayAfter(today, -1) }),
  "last-month": (today) => {
    const to = dayAfter(`${monthOf(today)}-01`, -1);
    return { from: `${monthOf(to)}-01`, to };
  },
  "fiscal-year": (today) => ({ from: fiscalYear(fiscalYearOf(today)).from, to: today }),
  "last-fiscal-year": (today) => fiscalYear(fiscalYearOf(today) - 1),
} as const satisfies Record<string, (today: Day) => Period>;
export const periodNames = Object.keys(namedPeriods) as readonly (keyof typeof namedPeriods)[];

/** Null where there is no such name. */
export function periodNamed(name: string, today: Day): Period | null {
  const known = periodNames.find((one) => one === name);
  return known ? namedPeriods[known](today) : null;
}

export function fiscalYearAt(at: Date): Period {
  return fiscalYear(fiscalYearOf(inJapan(at).day));
}
