import { expect, test } from "vitest";
import type { DutyPlan } from "../../../domain/duty.ts";
import type { StaffId } from "../../../domain/ids.ts";
import { draftOf, newPerson, readDraft } from "./draft.ts";

const hours = [
  { opens: 540, closes: 720 },
  { opens: 780, closes: 1020 },
];
const plan: DutyPlan = {
  people: [
    {
      ...{ staff: "ichiro" as StaffId, capacity: 2, week: [[], hours, [], [], [], hours, []] },
      days: [{ day: "2026-11-24", hours: [] }],
    },
  ],
  alarmMinutes: 15,
};

test("[DU-3] what is planned, typed out and read again, is the same", () => {
  expect(readDraft(draftOf(plan))).toEqual({ plan, faults: [] });
});

test("[DU-3] full-width figures and signs are read; a new person is free all week", () => {
  const draft = { people: [{ ...newPerson("niko" as StaffId), capacity: "４" }], alarmMinutes: "２０" };
  expect(readDraft(draft)).toMatchObject({
    plan: { people: [{ capacity: 4, week: [[], [], [], [], [], [], []] }], alarmMinutes: 20 },
    faults: [],
  });
});

test("[DU-3] what cannot be read is told at its field, and nothing of it is lost", () => {
  const typed = { ...newPerson("niko" as StaffId), capacity: "", week: ["", "あさ", "", "", "", "", ""] };
  const days = [{ day: "", hours: "9時" }];
  const { faults } = readDraft({ people: [{ ...typed, days }], alarmMinutes: "すぐ" });
  expect(faults.map(({ where, code }) => `${where} ${code}`).sort()).toEqual([
    "alarmMinutes alarm-unknown",
    "people.0.capacity capacity-unknown",
    "people.0.days.0 day-unknown",
    "people.0.days.0.hours hours-unreadable",
    "people.0.week.1 hours-unreadable",
  ]);
});
