import { expect, test } from "vitest";
import { statusBegin, statusDaysOf } from "./status-days.ts";
import { hourOf, putDown, unseenHour } from "./uptime.ts";

const at = (time: string): Date => new Date(`${time}+09:00`);
const now = at("2026-11-23T12:00:30");

const hour = (time: string, down: number) => {
  let signs = unseenHour;
  const hour = hourOf(at(time));
  for (let minute = 0; minute < 60; minute++)
    signs = putDown(signs, new Date(hour.getTime() + minute * 60_000), minute < down ? ["page"] : []);
  return { hour, signs };
};

test("[S9.4] [UP-6] ninety days of Japan, today the last: good, a moment, a while, and days on which nobody looked", () => {
  expect(statusBegin(now)).toEqual(at("2026-08-26T00:00"));
  const work = {
    ...{ from: at("2026-11-19T00:00"), to: at("2026-11-19T01:00"), stops: true, ended: null },
    plannedAt: at("2026-11-01T00:00"),
  };
  const seen = [
    hour("2026-11-23T00:00", 0),
    hour("2026-11-22T23:00", 1),
    hour("2026-11-21T10:00", 15),
    hour("2026-11-19T00:00", 60),
    // Before the first of them.
    hour("2026-08-25T23:00", 60),
  ];
  const { days, ratio } = statusDaysOf(seen, [work], now);
  expect(days).toHaveLength(90);
  expect(days[0]).toEqual({ day: "2026-08-26", mark: null, down: 0, planned: 0 });
  expect(days.slice(-5)).toEqual([
    { day: "2026-11-19", mark: "good", down: 0, planned: 60 },
    { day: "2026-11-20", mark: null, down: 0, planned: 0 },
    { day: "2026-11-21", mark: "bad", down: 15, planned: 0 },
    { day: "2026-11-22", mark: "some", down: 1, planned: 0 },
    { day: "2026-11-23", mark: "good", down: 0, planned: 0 },
  ]);
  expect(ratio).toBeCloseTo(164 / 180, 12);
});
