import type { Hours, Span } from "./calendar.ts";
import type { StaffId } from "./ids.ts";
import { type Day, inJapan, weekdayOf } from "./japan-time.ts";

/** 当番 of one person: the same hours every week, and days that are unlike the others. */
export type PersonDuty = {
  readonly staff: StaffId;
  /** How many consultations at once, from 1 to `mostAtOnce`. */
  readonly capacity: number;
  /** Sunday first. */
  readonly week: readonly Hours[];
  /** Instead of the hours of the week: none at all is a day off. */
  readonly days: readonly { readonly day: Day; readonly hours: Hours }[];
};

export type DutyPlan = {
  readonly people: readonly PersonDuty[];
  /** After how many minutes somebody who waits, or is not answered, has waited for too long. */
  readonly alarmMinutes: number;
};

export const mostAtOnce = 20;
export const longestAlarm = 240;
export const usualCapacity = 3;
export const firstDutyPlan: DutyPlan = { people: [], alarmMinutes: 10 };

/** 今日は入ります・抜けます: what somebody said of themselves, for the rest of that day. */
export type OwnWord = { readonly staff: StaffId; readonly day: Day; readonly on: boolean };

export type OnDuty = { readonly staff: StaffId; readonly capacity: number };

function plannedHours(duty: PersonDuty, day: Day): Hours {
  return duty.days.find((one) => one.day === day)?.hours ?? duty.week[weekdayOf(day)] ?? [];
}

/** [DU-1] Who is on duty at a moment: what they said of themselves today, and otherwise what was planned. */
export function onDuty(plan: DutyPlan, said: readonly OwnWord[], at: Date): readonly OnDuty[] {
  const { day, minute } = inJapan(at);
  const today = new Map(said.filter((one) => one.day === day).map(({ staff, on }) => [staff, on]));
  const planned = plan.people.filter(
    (duty) =>
      today.get(duty.staff) ??
      plannedHours(duty, day).some(({ opens, closes }) => opens <= minute && minute < closes),
  );
  const known = new Set(plan.people.map(({ staff }) => staff));
  const besides = [...today].filter(([staff, on]) => on && !known.has(staff));
  return [
    ...planned.map(({ staff, capacity }) => ({ staff, capacity })),
    ...besides.map(([staff]) => ({ staff, capacity: usualCapacity })),
  ];
}

/** Within a day: from when to when how many are on duty, and how much they hold together. */
export type Coverage = Span & { readonly people: number; readonly capacity: number };

/** [DU-2] The hours of a day in pieces, each with who is planned for it; where there are none of them is a gap. */
export function coverageWithin(plan: DutyPlan, day: Day, reception: Hours): readonly Coverage[] {
  const duties = plan.people.map((duty) => ({ ...duty, hours: plannedHours(duty, day) }));
  const edges = duties.flatMap(({ hours }) => hours.flatMap(({ opens, closes }) => [opens, closes]));
  return reception.flatMap(({ opens, closes }) => {
    const within = edges.filter((edge) => opens < edge && edge < closes);
    const cuts = [...new Set([opens, ...within, closes])].sort((a, b) => a - b);
    return cuts.slice(1).map((until, at) => {
      const from = cuts[at] ?? opens;
      const there = duties.filter(({ hours }) =>
        hours.some((one) => one.opens <= from && until <= one.closes),
      );
      const capacity = there.reduce((sum, one) => sum + one.capacity, 0);
      return { opens: from, closes: until, people: there.length, capacity };
    });
  });
}
