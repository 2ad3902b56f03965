import { expect, test } from "vitest";
import { planOf } from "./calendar.ts";
import { coverageWithin, type DutyPlan, onDuty, type PersonDuty } from "./duty.ts";
import { dutyFaults } from "./duty-faults.ts";
import { firstSettings } from "./first-settings.ts";
import type { StaffId } from "./ids.ts";

const span = (opens: number, closes: number) => ({ opens: opens * 60, closes: closes * 60 });
const [ichiro, niko, sanae] = ["ichiro", "niko", "sanae"] as unknown as [StaffId, StaffId, StaffId];
const workdays = (...hours: ReturnType<typeof span>[]) => [[], hours, hours, hours, hours, hours, []];
const one = (staff: StaffId, more: Partial<PersonDuty>): PersonDuty => ({
  ...{ staff, capacity: 3, week: workdays(), days: [] },
  ...more,
});
const plan: DutyPlan = {
  people: [
    one(ichiro, { week: workdays(span(9, 12), span(13, 17)) }),
    one(niko, { capacity: 2, week: workdays(span(11, 15)), days: [{ day: "2026-11-25", hours: [] }] }),
  ],
  alarmMinutes: 10,
};
const at = (time: string): Date => new Date(`2026-11-${time}+09:00`);
const there = (time: string, said: Parameters<typeof onDuty>[1] = []) =>
  onDuty(plan, said, at(time)).map(({ staff, capacity }) => `${staff} ${capacity}`);

test("[DU-1] who is on duty: by the week, unless the day is unlike the others", () => {
  expect(there("24T08:59")).toEqual([]);
  expect(there("24T09:00")).toEqual(["ichiro 3"]);
  expect(there("24T11:30")).toEqual(["ichiro 3", "niko 2"]);
  expect(there("24T12:00")).toEqual(["niko 2"]);
  expect(there("25T12:00")).toEqual([]);
  expect(there("28T10:00")).toEqual([]);
});

test("[DU-1] what somebody says of themselves counts for that day, and for no other", () => {
  const said = [
    { staff: ichiro, day: "2026-11-24", on: false },
    { staff: sanae, day: "2026-11-24", on: true },
  ];
  expect(there("24T10:00", said)).toEqual(["sanae 3"]);
  expect(there("25T10:00", said)).toEqual(["ichiro 3"]);
});

test("[DU-2] the reception of a day in pieces, and where nobody is planned", () => {
  expect(coverageWithin(plan, "2026-11-24", planOf(firstSettings.calendar, "2026-11-24").hours)).toEqual([
    { opens: 525, closes: 540, people: 0, capacity: 0 },
    { opens: 540, closes: 660, people: 1, capacity: 3 },
    { opens: 660, closes: 720, people: 2, capacity: 5 },
    { opens: 720, closes: 780, people: 1, capacity: 2 },
    { opens: 780, closes: 900, people: 2, capacity: 5 },
    { opens: 900, closes: 1020, people: 1, capacity: 3 },
    { opens: 1020, closes: 1035, people: 0, capacity: 0 },
  ]);
  expect(coverageWithin(plan, "2026-11-22", [])).toEqual([]);
});

test("[DU-3] a plan that cannot be meant is told at its field", () => {
  expect(dutyFaults(plan)).toEqual([]);
  const wrong: DutyPlan = {
    people: [
      one(ichiro, { capacity: 0, week: [[span(12, 9)]] }),
      one(ichiro, {
        days: [
          { day: "2026-02-29", hours: [span(9, 12), span(11, 13)] },
          { day: "2026-02-29", hours: [] },
        ],
      }),
    ],
    alarmMinutes: 0,
  };
  expect(dutyFaults(wrong).map(({ code, where }) => `${where}: ${code}`)).toEqual([
    "alarmMinutes: alarm-unknown",
    "people.0.capacity: capacity-unknown",
    "people.0.week.0: hours-backwards",
    "people.1: person-twice",
    "people.1.days.0: day-unknown",
    "people.1.days.0.hours: hours-touch",
    "people.1.days.1: day-unknown",
    "people.1.days.1: day-twice",
  ]);
});
