import { type Calendar, isOpen, nextOpening, openMinutes, planOf } from "./calendar.ts";
import { officeHours } from "./help-desk.ts";
import { dayAfter, inJapan, instantOf } from "./japan-time.ts";

/** 仕様書 9(1): 市開庁日 8:45–17:15, not on Saturdays, Sundays and holidays, not from 12/30 to 1/4. The contract's, not the city's to set. */
const businessHours: Calendar = officeHours(525, 1_035, ["12-30", "01-04"]);

/** [OP-1] How long whoever answers for the service had, in minutes of business; nights and holidays do not count. */
export function businessMinutes(from: Date, to: Date): number {
  return openMinutes(businessHours, from, to);
}

export function isBusinessTime(at: Date): boolean {
  return isOpen(businessHours, at);
}

/** From when on somebody is at the support desk: `at` itself while somebody is. */
export function nextBusinessTime(at: Date): Date {
  return nextOpening(businessHours, at) ?? at;
}

/** [OP-1] The earliest moment at which so many minutes of business have passed since then. */
export function afterBusinessMinutes(from: Date, minutes: number): Date {
  let left = minutes * 60_000;
  if (left <= 0) return from;
  for (let day = inJapan(from).day; ; day = dayAfter(day)) {
    for (const { opens, closes } of planOf(businessHours, day).hours) {
      const begins = Math.max(from.getTime(), instantOf(day, opens).getTime());
      const here = instantOf(day, closes).getTime() - begins;
      if (here >= left) return new Date(begins + left);
      if (here > 0) left -= here;
    }
  }
}
