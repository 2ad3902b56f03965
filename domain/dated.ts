import { type Day, inJapan, weekdayOf } from "./japan-time.ts";

const weekdays = ["日", "月", "火", "水", "木", "金", "土"] as const;

/** 2026年11月22日(日): with its year, since what is on paper is read on another day. */
export function datedDay(day: Day): string {
  const [year, month, date] = day.split("-").map(Number);
  return `${year}年${month}月${date}日(${weekdays[weekdayOf(day)]})`;
}

/** 2026年11月22日(日) 23:05, in Japan. */
export function dated(at: Date): string {
  const { day, minute } = inJapan(at);
  return `${datedDay(day)} ${Math.floor(minute / 60)}:${String(minute % 60).padStart(2, "0")}`;
}
