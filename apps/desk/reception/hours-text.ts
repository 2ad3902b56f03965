import type { Hours } from "../../../domain/calendar.ts";
import type { MonthDay } from "../../../domain/japan-time.ts";

/** 8:45〜17:15 · 9:00〜12:00、13:00〜17:00 · empty: closed. */
export function hoursText(hours: Hours): string {
  return hours.map(({ opens, closes }) => `${clock(opens)}〜${clock(closes)}`).join("、");
}

/** Null where it cannot be read. Full-width figures and every usual sign between two times are taken. */
export function readHours(text: string): Hours | null {
  const plain = text.normalize("NFKC").trim();
  if (plain === "" || plain === "休み") return [];
  const spans = plain.split(/[、,，]/).map((part) => {
    const [, ...times] = /^(\d{1,2}):(\d\d)\s*[~〜～ー–-]\s*(\d{1,2}):(\d\d)$/.exec(part.trim()) ?? [];
    const [h1 = Number.NaN, m1 = 0, h2 = 0, m2 = 0] = times.map(Number);
    return m1 < 60 && m2 < 60 ? { opens: h1 * 60 + m1, closes: h2 * 60 + m2 } : null;
  });
  const read = spans.flatMap((span) => (span && !Number.isNaN(span.opens) ? [span] : []));
  return read.length === spans.length ? read : null;
}

/** 12/30 */
export function monthDayText(day: MonthDay): string {
  const [month, date] = day.split("-").map(Number);
  return `${month}/${date}`;
}

/** What cannot be read goes on as it is, and is told as no day. */
export function readMonthDay(text: string): MonthDay {
  const [, month, date] = /^(\d{1,2})\s*[/月-]\s*(\d{1,2})日?$/.exec(text.normalize("NFKC").trim()) ?? [];
  return month && date ? `${month.padStart(2, "0")}-${date.padStart(2, "0")}` : text;
}

function clock(minute: number): string {
  return `${Math.floor(minute / 60)}:${`${minute % 60}`.padStart(2, "0")}`;
}
