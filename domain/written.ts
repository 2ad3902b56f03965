import { type Day, weekdayOf } from "./japan-time.ts";
import { fiscalYearOf, monthOf } from "./period.ts";

/** By what a moment is counted. */
export const timeDimensions = ["day", "month", "fiscal-year", "hour", "weekday-hour"] as const;
export type TimeDimension = (typeof timeDimensions)[number];

export function isTimeDimension(dimension: string): dimension is TimeDimension {
  return (timeDimensions as readonly string[]).includes(dimension);
}

/** Under which name an hour of a day in Japan is counted. */
export function timeNameOf(dimension: TimeDimension, day: Day, hour: number): string {
  const two = String(hour).padStart(2, "0");
  switch (dimension) {
    case "day":
      return day;
    case "month":
      return monthOf(day);
    case "fiscal-year":
      return String(fiscalYearOf(day));
    case "hour":
      return two;
    case "weekday-hour":
      return `${weekdayOf(day)}-${two}`;
  }
}

/** So many messages were written in this hour of this day, by whichever side. */
export type WrittenHour = { readonly day: Day; readonly hour: number; readonly count: number };
