import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { afterBusinessMinutes, businessMinutes, isBusinessTime, nextBusinessTime } from "./business-time.ts";
import { holidayOn } from "./holidays.ts";
import { dayAfter, inJapan, instantOf, monthDayOf, weekdayOf } from "./japan-time.ts";

const at = (time: string): Date => new Date(`${time}+09:00`);

/** Ten years of them, said a second time: which days of the year nobody works for the city. */
function isOff(day: string): boolean {
  const [monthDay, weekday] = [monthDayOf(day), weekdayOf(day)];
  return (
    weekday === 0 || weekday === 6 || holidayOn(day) !== null || monthDay >= "12-30" || monthDay <= "01-04"
  );
}

const tenYears = { min: at("2024-01-01T00:00").getTime(), max: at("2034-01-01T00:00").getTime() };
const moment = fc.integer(tenYears).map((millis) => new Date(millis - (millis % 1_000)));
const minutes = fc.integer({ min: 1, max: 12_000 });

describe("[S9.1] [OP-1] the business clock, by what the specification says", () => {
  test.each([
    ["within a morning", "2026-11-24T09:00", 60, "2026-11-24T10:00"],
    ["to the last minute of a day", "2026-11-24T16:15", 60, "2026-11-24T17:15"],
    ["over a night", "2026-11-24T17:00", 30, "2026-11-25T09:00"],
    ["from a Sunday night, with a holiday on Monday", "2026-11-22T23:00", 30, "2026-11-24T09:15"],
    ["over the New Year", "2026-12-29T17:00", 30, "2027-01-05T09:00"],
    ["a whole day", "2026-11-24T08:45", 510, "2026-11-24T17:15"],
    ["over 黄金週間", "2026-05-01T17:14", 2, "2026-05-07T08:46"],
  ])("%s", (_, from, count, to) => {
    expect(afterBusinessMinutes(at(from), count)).toEqual(at(to));
    expect(businessMinutes(at(from), at(to))).toBe(count);
  });

  test("8:45 belongs to it, 17:15 does not", () => {
    expect(
      ["08:44", "08:45", "17:14", "17:15"].map((time) => isBusinessTime(at(`2026-11-24T${time}`))),
    ).toEqual([false, true, true, false]);
    expect(nextBusinessTime(at("2026-11-22T23:00"))).toEqual(at("2026-11-24T08:45"));
  });
});

describe("[S9.1] [OP-1] the business clock over ten years of holidays", () => {
  test("every day gives 510 minutes or none, as a second reading of the calendar says", () => {
    let worked = 0;
    for (let day = "2024-01-01"; day < "2034-01-01"; day = dayAfter(day)) {
      const found = businessMinutes(instantOf(day, 0), instantOf(day, 1_440));
      expect(found, day).toBe(isOff(day) ? 0 : 510);
      if (found > 0) worked++;
    }
    expect(worked).toBeGreaterThan(2_300);
  });

  test("what was added is what lies between, and ends while somebody works", () => {
    fc.assert(
      fc.property(moment, minutes, (from, count) => {
        const due = afterBusinessMinutes(from, count);
        expect(businessMinutes(from, due)).toBe(count);
        expect(isOff(inJapan(due).day)).toBe(false);
        const { minute } = inJapan(due);
        expect(minute).toBeGreaterThanOrEqual(525);
        expect(minute).toBeLessThanOrEqual(1_035);
        // The earliest such moment: a minute before, one is still missing.
        expect(businessMinutes(from, new Date(due.getTime() - 60_000))).toBeLessThan(count);
      }),
    );
  });

  test("in two steps it is the same as in one, and who asks later is never answered earlier", () => {
    fc.assert(
      fc.property(moment, minutes, minutes, (from, one, two) => {
        const due = afterBusinessMinutes(from, one + two);
        expect(afterBusinessMinutes(afterBusinessMinutes(from, one), two)).toEqual(due);
        expect(afterBusinessMinutes(new Date(from.getTime() + two * 60_000), one + two) >= due).toBe(true);
      }),
    );
  });

  test("time that was not worked adds nothing: from the moment somebody comes it is the same", () => {
    fc.assert(
      fc.property(moment, minutes, (from, count) => {
        expect(afterBusinessMinutes(nextBusinessTime(from), count)).toEqual(
          afterBusinessMinutes(from, count),
        );
      }),
    );
  });
});
