import type { Calendar, Hours, Pattern } from "./calendar.ts";
import { isDay, isMonthDay, isWithinYear, type MonthDay, minutesADay } from "./japan-time.ts";

export type CalendarFaultCode =
  | "hours-backwards"
  | "hours-touch"
  | "day-unknown"
  | "days-backwards"
  | "name-missing"
  | "seasons-overlap"
  | "special-days-overlap"
  | "never-open";

/** What is wrong and where: the path of the field in the calendar, like `seasons.0.week.3`. */
type CalendarFault = { readonly code: CalendarFaultCode; readonly where: string };

/** Everything that keeps a calendar from being one truth. The page asks before it saves, the server asks again. */
export function calendarFaults(calendar: Calendar): CalendarFault[] {
  const { seasons, specialDays, newYear, period } = calendar;
  const faults = patternFaults(calendar, "");
  if (newYear) faults.push(...unknownDays(newYear, "newYear", isMonthDay));
  if (period) faults.push(...rangeFaults(period, "period"));
  for (const [at, season] of seasons.entries()) {
    const where = `seasons.${at}`;
    faults.push(...nameFaults(season, where), ...unknownDays(season, where, isMonthDay));
    faults.push(...patternFaults(season, `${where}.`));
    if (seasons.slice(0, at).some((earlier) => meet(earlier, season)))
      faults.push({ code: "seasons-overlap", where });
  }
  for (const [at, special] of specialDays.entries()) {
    const where = `specialDays.${at}`;
    faults.push(...nameFaults(special, where), ...rangeFaults(special, where));
    faults.push(...hoursFaults(special.hours, `${where}.hours`));
    if (specialDays.slice(0, at).some(({ from, to }) => from <= special.to && special.from <= to))
      faults.push({ code: "special-days-overlap", where });
  }
  if (![calendar, ...seasons].some(({ week }) => week.some((hours) => hours.length > 0)))
    faults.push({ code: "never-open", where: "week" });
  return faults;
}

function patternFaults({ week, holidays }: Pattern, before: string): CalendarFault[] {
  const faults = week.flatMap((hours, weekday) => hoursFaults(hours, `${before}week.${weekday}`));
  return holidays ? [...faults, ...hoursFaults(holidays, `${before}holidays`)] : faults;
}

type HoursFault = { readonly code: "hours-backwards" | "hours-touch"; readonly where: string };

export function hoursFaults(hours: Hours, where: string): HoursFault[] {
  const faults: HoursFault[] = [];
  if (hours.some(({ opens, closes }) => opens < 0 || closes <= opens || closes > minutesADay))
    faults.push({ code: "hours-backwards", where });
  else if (hours.some(({ opens }, at) => at > 0 && opens <= (hours[at - 1]?.closes ?? 0)))
    faults.push({ code: "hours-touch", where });
  return faults;
}

type Range = { readonly from: string; readonly to: string };

function rangeFaults(range: Range, where: string): CalendarFault[] {
  const unknown = unknownDays(range, where, isDay);
  if (unknown.length > 0 || range.from <= range.to) return unknown;
  return [{ code: "days-backwards", where }];
}

function unknownDays({ from, to }: Range, where: string, known: (text: string) => boolean): CalendarFault[] {
  return known(from) && known(to) ? [] : [{ code: "day-unknown", where }];
}

function nameFaults({ name }: { readonly name: string }, where: string): CalendarFault[] {
  return name.trim() === "" ? [{ code: "name-missing", where }] : [];
}

type YearRange = { readonly from: MonthDay; readonly to: MonthDay };

/** Two spans of days meet where one of them begins within the other. */
function meet(a: YearRange, b: YearRange): boolean {
  return isWithinYear(b.from, a.from, a.to) || isWithinYear(a.from, b.from, b.to);
}
