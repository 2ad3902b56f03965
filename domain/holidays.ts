import { type Day, dayAfter, monthDayOf, weekdayOf, yearOf } from "./japan-time.ts";

/**
 * 国民の祝日に関する法律, as it stands since 2022. Worked out and not listed, so that no year runs out; the equinoxes by the
 * formula of the National Astronomical Observatory for 1980 to 2099, whose result is announced each February for the next
 * year. Where the law changes for a year, the city enters a special day until the program knows.
 */
const fixed: Readonly<Record<string, string>> = {
  "01-01": "元日",
  "02-11": "建国記念の日",
  "02-23": "天皇誕生日",
  "04-29": "昭和の日",
  "05-03": "憲法記念日",
  "05-04": "みどりの日",
  "05-05": "こどもの日",
  "08-11": "山の日",
  "11-03": "文化の日",
  "11-23": "勤労感謝の日",
};

/** Month, and which Monday of it. */
const mondays: Readonly<Record<string, readonly [nth: number, name: string]>> = {
  "01": [2, "成人の日"],
  "07": [3, "海の日"],
  "09": [3, "敬老の日"],
  "10": [2, "スポーツの日"],
};

/** The name of a holiday, 振替休日 and 国民の休日 included; null on every other day. */
export function holidayOn(day: Day): string | null {
  const named = namedHoliday(day);
  if (named) return named;
  if (isSubstitute(day)) return "振替休日";
  return namedHoliday(dayAfter(day, -1)) && namedHoliday(dayAfter(day)) ? "国民の休日" : null;
}

function namedHoliday(day: Day): string | null {
  const monthDay = monthDayOf(day);
  const [month = "", date = ""] = monthDay.split("-");
  const monday = mondays[month];
  if (monday && weekdayOf(day) === 1 && Math.ceil(Number(date) / 7) === monday[0]) return monday[1];
  if (month === "03" && Number(date) === equinox(yearOf(day), 20.8431)) return "春分の日";
  if (month === "09" && Number(date) === equinox(yearOf(day), 23.2488)) return "秋分の日";
  return fixed[monthDay] ?? null;
}

/** 第三条二項: of a holiday on a Sunday, the next day that is none itself. */
function isSubstitute(day: Day): boolean {
  for (let before = dayAfter(day, -1); namedHoliday(before); before = dayAfter(before, -1)) {
    if (weekdayOf(before) === 0) return true;
  }
  return false;
}

/** The day of March or September. */
function equinox(year: number, base: number): number {
  const since = year - 1980;
  return Math.floor(base + 0.242194 * since) - Math.floor(since / 4);
}
