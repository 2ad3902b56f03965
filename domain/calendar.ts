import { holidayOn } from "./holidays.ts";
import {
  type Day,
  dayAfter,
  daysOfYear,
  inJapan,
  instantOf,
  isWithinYear,
  type Minute,
  type MonthDay,
  minutesADay,
  monthDayOf,
  weekdayOf,
} from "./japan-time.ts";

/** From `opens` on, and no longer at `closes`, which may be 1440: midnight. What goes on past it goes on in the next day. */
export type Span = { readonly opens: Minute; readonly closes: Minute };

/** In the order of the day, none touching another. None at all: closed. */
export type Hours = readonly Span[];

export type Pattern = {
  /** Sunday first. */
  readonly week: readonly Hours[];
  /** Hours of national holidays; null: like any other day of the week. */
  readonly holidays: Hours | null;
};

/** 期間: the same days of every year, both included, over the year's end if need be, with a pattern of their own. */
export type Season = { readonly name: string; readonly from: MonthDay; readonly to: MonthDay } & Pattern;

/** Days of one year that are unlike the others: a festival, a storm, an evening more. */
export type SpecialDays = {
  readonly name: string;
  readonly from: Day;
  readonly to: Day;
  readonly hours: Hours;
};

/** When somebody answers: of the reception, and of each desk that can be called. */
export type Calendar = Pattern & {
  /** 年末年始: closed from the first to the last of these days, over the year's end. Null: open as ever. */
  readonly newYear: { readonly from: MonthDay; readonly to: MonthDay } | null;
  readonly seasons: readonly Season[];
  readonly specialDays: readonly SpecialDays[];
  /** 履行期間: closed before and after. Null: without end. */
  readonly period: { readonly from: Day; readonly to: Day } | null;
};

/** What decided the hours of a day: the first of these that applies. */
export type Because = "period" | "special" | "new-year" | "holiday" | "season" | "week";

export type DayPlan = {
  readonly day: Day;
  readonly hours: Hours;
  readonly because: Because;
  /** Of the holiday, the season or the special days. */
  readonly name: string | null;
};

/** The one truth about a day: screens, replies and statistics all ask here. */
export function planOf(calendar: Calendar, day: Day): DayPlan {
  const { period, newYear, specialDays, seasons } = calendar;
  if (period && (day < period.from || day > period.to))
    return { day, hours: [], because: "period", name: null };
  const special = specialDays.find(({ from, to }) => from <= day && day <= to);
  if (special) return { day, hours: special.hours, because: "special", name: special.name };
  const monthDay = monthDayOf(day);
  const holiday = holidayOn(day);
  if (newYear && isWithinYear(monthDay, newYear.from, newYear.to))
    return { day, hours: [], because: "new-year", name: holiday };
  const season = seasons.find(({ from, to }) => isWithinYear(monthDay, from, to));
  const { week, holidays } = season ?? calendar;
  if (holiday && holidays) return { day, hours: holidays, because: "holiday", name: holiday };
  const hours = week[weekdayOf(day)] ?? [];
  if (season) return { day, hours, because: "season", name: season.name };
  return { day, hours, because: "week", name: holiday };
}

export function planOfYear(calendar: Calendar, year: number): DayPlan[] {
  return daysOfYear(year).map((day) => planOf(calendar, day));
}

export function isOpen(calendar: Calendar, at: Date): boolean {
  const { day, minute } = inJapan(at);
  return planOf(calendar, day).hours.some(({ opens, closes }) => opens <= minute && minute < closes);
}

/** How far ahead is looked: a year, and New Year's days on either side. */
const mostDays = 400;

/** When it closes next: null while it is closed, and where it never closes within a year. */
export function closesAt(calendar: Calendar, at: Date): Date | null {
  const { day: today, minute } = inJapan(at);
  let from = minute;
  for (let ahead = 0; ahead < mostDays; ahead++) {
    const day = dayAfter(today, ahead);
    const span = planOf(calendar, day).hours.find(({ opens, closes }) => opens <= from && from < closes);
    if (!span) return ahead === 0 ? null : instantOf(day, 0);
    if (span.closes < minutesADay) return instantOf(day, span.closes);
    from = 0;
  }
  return null;
}

/** The first moment from `at` on at which it is open: `at` itself where it is. Null: not within a year. */
export function nextOpening(calendar: Calendar, at: Date): Date | null {
  if (isOpen(calendar, at)) return at;
  const { day: today, minute } = inJapan(at);
  for (let ahead = 0; ahead < mostDays; ahead++) {
    const day = dayAfter(today, ahead);
    const span = planOf(calendar, day).hours.find(({ opens }) => ahead > 0 || opens > minute);
    if (span) return instantOf(day, span.opens);
  }
  return null;
}

/** For how many minutes between the two it was open: what somebody has waited for a person, nights not counted. */
export function openMinutes(calendar: Calendar, from: Date, to: Date): number {
  let millis = 0;
  const last = inJapan(to).day;
  // Nobody waits for months; and a clock that is wrong must not cost us the day.
  const first = inJapan(new Date(Math.max(from.getTime(), to.getTime() - mostDays * 86_400_000))).day;
  for (let day = first; day <= last; day = dayAfter(day)) {
    for (const { opens, closes } of planOf(calendar, day).hours) {
      const begins = Math.max(from.getTime(), instantOf(day, opens).getTime());
      const ends = Math.min(to.getTime(), instantOf(day, closes).getTime());
      millis += Math.max(0, ends - begins);
    }
  }
  return Math.floor(millis / 60_000);
}
