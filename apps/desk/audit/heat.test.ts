import { expect, test } from "vitest";
import { heatDays } from "./heat.ts";
import { dayBegins, dayEnds } from "./search.ts";

const asked = { from: dayBegins("2026-11-21"), to: dayEnds("2026-11-22") };

test("each day of the period has its 24 hours of Japan, the empty ones too", () => {
  // 0:00 on the 22nd in Japan is 15:00 on the 21st by UTC.
  const days = heatDays({ asked, hours: [{ at: "2026-11-21T15:00:00.000Z", count: 7 }] });
  expect(days.map(({ day, count, hours }) => [day, count, hours.length])).toEqual([
    ["2026-11-21", 0, 24],
    ["2026-11-22", 7, 24],
  ]);
  expect(days[1]?.hours[0]).toEqual({ begins: new Date("2026-11-21T15:00:00.000Z"), count: 7, step: 4 });
});

test("one line beside ten thousand still shows, and none does not", () => {
  const hours = [
    { at: "2026-11-21T15:00:00.000Z", count: 10_000 },
    { at: "2026-11-21T16:00:00.000Z", count: 1 },
    { at: "2026-11-21T17:00:00.000Z", count: 2_500 },
  ];
  const [, day] = heatDays({ asked, hours });
  expect(day?.hours.slice(0, 4).map(({ step }) => step)).toEqual([4, 1, 2, 0]);
});

test("nothing is drawn where the period has no ends", () => {
  expect(heatDays({ asked: {}, hours: [] })).toEqual([]);
});
