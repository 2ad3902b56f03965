import { expect, test } from "vitest";
import { alarmNames, alarms, type Readings, readingNames, ringingIn } from "./alarm.ts";

const unknown = Object.fromEntries(readingNames.map((name) => [name, null])) as Readings;

test("[AL-1] [AL-2] each alarm rings beyond its limit, not at it, and what cannot be known rings nothing", () => {
  expect(ringingIn(unknown)).toEqual([]);
  for (const name of alarmNames) {
    const { reading, when, limit } = alarms[name];
    const at = (value: number) => ringingIn({ ...unknown, [reading]: value });
    expect(at(limit)).toEqual([]);
    expect(at(Number.NaN)).toEqual([]);
    expect(at(when === "above" ? limit + 1 : limit - 1)).toEqual([name]);
  }
});

test("[AL-1] every reading has its alarm", () => {
  expect(new Set(alarmNames.map((name) => alarms[name].reading))).toEqual(new Set(readingNames));
});
