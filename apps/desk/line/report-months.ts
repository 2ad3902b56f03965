import { inJapan } from "../../../domain/japan-time.ts";

/** YYYY-MM of this month in Japan and of those before it, the newest first. */
export function reportMonths(now: Date, count = 13): readonly string[] {
  const [year = 0, month = 0] = inJapan(now).day.split("-").map(Number);
  return Array.from({ length: count }, (_, back) =>
    new Date(Date.UTC(year, month - 1 - back, 1)).toISOString().slice(0, 7),
  );
}
