import { dayNumber } from "./day-number.ts";
import { clockWords, inJapan } from "./wall-clock.ts";

/**
 * Times as people say them, in Japan (UTC+9, no summer time), whatever the device thinks its zone is. Ruby strings:
 * draw them with `Ruby`, or take the readings off with `plain()`.
 */
const weekdays = ["{日|にち}", "{月|げつ}", "{火|か}", "{水|すい}", "{木|もく}", "{金|きん}", "{土|ど}"];
/** The days of the month that are not read 〜にち. */
const dayReadings: Readonly<Record<number, string>> = {
  1: "ついたち",
  2: "ふつか",
  3: "みっか",
  4: "よっか",
  5: "いつか",
  6: "むいか",
  7: "なのか",
  8: "ようか",
  9: "ここのか",
  10: "とおか",
  14: "じゅうよっか",
  20: "はつか",
  24: "にじゅうよっか",
};

/** 今日 14:05 · 昨日 9:30 · 11月3日(火) 17:20 · 2025年11月3日(月) 17:20 */
export function timeWords(at: Date, now: Date): string {
  return `${dayWords(at, now)} ${clockWords(at)}`;
}

/** 今日 · 昨日 · 明日 · 11月3日(火) · 2025年11月3日(月) */
export function dayWords(at: Date, now: Date): string {
  const ago = dayNumber(now) - dayNumber(at);
  if (ago === 0) return "{今日|きょう}";
  if (ago === 1) return "{昨日|きのう}";
  if (ago === -1) return "{明日|あした}";
  const day = inJapan(at);
  const date = day.getUTCDate();
  const reading = dayReadings[date];
  const year =
    day.getUTCFullYear() === inJapan(now).getUTCFullYear() ? "" : `${day.getUTCFullYear()}{年|ねん}`;
  const inMonth = reading ? `{${date}日|${reading}}` : `${date}{日|にち}`;
  return `${year}${day.getUTCMonth() + 1}{月|がつ}${inMonth}(${weekdays[day.getUTCDay()]})`;
}
