import { type Calendar, type Hours, isOpen } from "./calendar.ts";
import type { Day } from "./japan-time.ts";

/** Somebody who can be called when this page is not enough. The city edits the list. */
export type HelpDesk = {
  /** A ruby string. */
  readonly name: string;
  readonly number: string;
  /** Empty hours of every day: never; 0 to 1440 of every day: around the clock. */
  readonly calendar: Calendar;
  /** On which day number and hours were last read. */
  readonly checkedOn: Day;
};

const wholeDay: Hours = [{ opens: 0, closes: 1_440 }];
const plain = { newYear: null, seasons: [], specialDays: [], period: null };

const aroundTheClock: Calendar = { ...plain, week: Array(7).fill(wholeDay), holidays: null };

/** 月〜金, closed on holidays and over the New Year. */
export function officeHours(
  opens: number,
  closes: number,
  newYear: readonly [from: string, to: string],
): Calendar {
  const hours = [{ opens, closes }];
  const week = [[], hours, hours, hours, hours, hours, []];
  return { ...plain, week, holidays: [], newYear: { from: newYear[0], to: newYear[1] } };
}

function everyDay(opens: number, closes: number, newYear: readonly [from: string, to: string]): Calendar {
  return { ...officeHours(opens, closes, newYear), week: Array(7).fill([{ opens, closes }]), holidays: null };
}

/**
 * With what a city begins. Where a desk does not say how it closes over the New Year, the longest closing of any of them is
 * taken: a child must never be sent to a telephone that rings in an empty office.
 */
export const firstHelpDesks: readonly HelpDesk[] = [
  {
    name: "24{時間|じかん}{子供|こども}SOSダイヤル",
    number: "0120-0-78310",
    calendar: aroundTheClock,
    checkedOn: "2026-11-22",
  },
  {
    name: "{旭川市|あさひかわし}{子|こ}どもSOS{電話|でんわ}{相談|そうだん}",
    number: "0120-126-744",
    calendar: officeHours(525, 1_035, ["12-29", "01-04"]),
    checkedOn: "2026-11-22",
  },
  {
    name: "チャイルドライン",
    number: "0120-99-7777",
    calendar: everyDay(960, 1_260, ["12-29", "01-03"]),
    checkedOn: "2026-11-22",
  },
  {
    name: "{子|こ}どもの{人権|じんけん}110{番|ばん}",
    number: "0120-007-110",
    calendar: officeHours(510, 1_035, ["12-29", "01-04"]),
    checkedOn: "2026-11-22",
  },
  {
    name: "{児童相談所|じどうそうだんじょ}",
    number: "189",
    calendar: aroundTheClock,
    checkedOn: "2026-11-22",
  },
];

/** Those that answer now first; else in the order of the list. */
export function sortedByOpen<Desk extends HelpDesk>(
  desks: readonly Desk[],
  now: Date,
): { readonly desk: Desk; readonly open: boolean }[] {
  const all = desks.map((desk) => ({ desk, open: isOpen(desk.calendar, now) }));
  return [...all.filter(({ open }) => open), ...all.filter(({ open }) => !open)];
}
