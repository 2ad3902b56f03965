/** Days and times of the day as they are in Japan: nine hours ahead of UTC, all the year round. */

/** YYYY-MM-DD. Days compare as text. */
export type Day = string;
/** MM-DD, of any year. */
export type MonthDay = string;
/** Minutes since midnight: 0 to 1440. */
export type Minute = number;

export const minutesADay = 1_440;
const oneMinute = 60_000;
const oneDay = minutesADay * oneMinute;
const nineHours = 9 * 60 * oneMinute;

/** The day and the minute of it that a clock in Japan shows. */
export function inJapan(at: Date): { readonly day: Day; readonly minute: Minute } {
  const wall = new Date(at.getTime() + nineHours);
  return {
    day: wall.toISOString().slice(0, 10),
    minute: wall.getUTCHours() * 60 + wall.getUTCMinutes(),
  };
}

/** The instant at which a clock in Japan shows this; minute 1440 is midnight at the end of the day. */
export function instantOf(day: Day, minute: Minute): Date {
  return new Date(midnight(day) - nineHours + minute * oneMinute);
}

export function dayAfter(day: Day, days = 1): Day {
  return new Date(midnight(day) + days * oneDay).toISOString().slice(0, 10);
}

/** 0 is Sunday. */
export function weekdayOf(day: Day): number {
  return new Date(midnight(day)).getUTCDay();
}

export function yearOf(day: Day): number {
  return Number(day.slice(0, 4));
}

export function monthDayOf(day: Day): MonthDay {
  return day.slice(5);
}

/** Whether it is a day at all: 2026-02-29 is none. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return false;
  const at = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text);
}

/** Whether it is a day of some year; 02-29 is. */
export function isMonthDay(text: string): boolean {
  return isDay(`2024-${text}`);
}

/** A day of the year lies in a span of days that may run over the year's end. Both ends belong to it. */
export function isWithinYear(day: MonthDay, from: MonthDay, to: MonthDay): boolean {
  return from <= to ? from <= day && day <= to : from <= day || day <= to;
}

export function daysOfYear(year: number): Day[] {
  const days: Day[] = [];
  for (let day = `${year}-01-01`; yearOf(day) === year; day = dayAfter(day)) days.push(day);
  return days;
}

function midnight(day: Day): number {
  return Date.parse(`${day}T00:00:00Z`);
}
