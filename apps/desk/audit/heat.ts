import { type Day, dayAfter, inJapan, instantOf } from "../../../domain/japan-time.ts";
import { stepOf } from "../heat/steps.ts";
import type { Heat } from "./trail.ts";

export type HeatHour = {
  readonly begins: Date;
  readonly count: number;
  readonly step: number;
};

/** A day of the period, as it is in Japan, with its 24 hours. */
export type HeatDay = { readonly day: Day; readonly count: number; readonly hours: readonly HeatHour[] };

/** Every hour of every day of the period, the first day on top. */
export function heatDays({ asked, hours }: Heat): readonly HeatDay[] {
  if (!asked.from || !asked.to) return [];
  const counts = new Map(hours.map(({ at, count }) => [Date.parse(at), count]));
  const most = Math.max(1, ...counts.values());
  const end = Date.parse(asked.to);
  const days: HeatDay[] = [];
  for (let day = inJapan(new Date(asked.from)).day; instantOf(day, 0).getTime() < end; day = dayAfter(day)) {
    const own = Array.from({ length: 24 }, (_, hour) => {
      const begins = instantOf(day, hour * 60);
      const count = counts.get(begins.getTime()) ?? 0;
      return { begins, count, step: stepOf(count, most) };
    });
    days.push({ day, count: own.reduce((sum, { count }) => sum + count, 0), hours: own });
  }
  return days;
}
