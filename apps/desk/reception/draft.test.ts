import { describe, expect, test } from "vitest";
import { firstSettings } from "../../../domain/first-settings.ts";
import { type Draft, draftOf, readDraft } from "./draft.ts";
import { hoursText, readHours, readMonthDay } from "./hours-text.ts";
import { monthsOf } from "./months.ts";

const first = draftOf(firstSettings);

test("what is shown and not touched is read back as it was", () => {
  expect(readDraft(first)).toEqual({ settings: firstSettings, faults: [] });
  const { week, holidays } = firstSettings.calendar;
  const calendar = {
    ...firstSettings.calendar,
    seasons: [{ name: "夏", from: "08-20", to: "09-10", week, holidays: null }],
    specialDays: [{ name: "大雪", from: "2027-01-20", to: "2027-01-21", hours: [] }],
    ...{ newYear: null, period: { from: "2026-04-01", to: "2027-03-31" }, holidays },
  };
  expect(readDraft(draftOf({ ...firstSettings, calendar })).settings.calendar).toEqual(calendar);
});

describe("hours, as people type them", () => {
  const office = [{ opens: 525, closes: 1_035 }];
  test.each(["8:45〜17:15", "8:45-17:15", "08:45 ~ 17:15", "８：４５～１７：１５", " 8:45–17:15 "])(
    "%s",
    (text) => {
      expect(readHours(text)).toEqual(office);
    },
  );
  test("none, and several", () => {
    expect(readHours(" ")).toEqual([]);
    expect(readHours("休み")).toEqual([]);
    const twice = "9:00〜12:00、13:00〜24:00";
    expect(hoursText(readHours(twice) ?? [])).toBe(twice);
  });
  test.each(["8時から", "8:45", "8:45〜17:75", "8:45〜17:15、", "abc"])("not %s", (text) => {
    expect(readHours(text)).toBeNull();
  });
  test("days of the year", () => {
    expect(["12/30", "１２月３０日", "8-5"].map(readMonthDay)).toEqual(["12-30", "12-30", "08-05"]);
    expect(readMonthDay("いつか")).toBe("いつか");
  });
});

test.each<[string, (draft: Draft) => Draft, string]>([
  ["calendar.week.1", (d) => withWeek(d, 1, "8時から"), "hours-unreadable"],
  ["calendar.week.1", (d) => withWeek(d, 1, "17:15〜8:45"), "hours-backwards"],
  ["longWaitMinutes", (d) => ({ ...d, longWaitMinutes: "すぐ" }), "minutes-unreadable"],
  [
    "calendar.newYear",
    (d) => ({ ...d, calendar: { ...d.calendar, newYear: { from: "2/30", to: "3/1" } } }),
    "day-unknown",
  ],
])("[RC-2] what is wrong is told at its field: %s", (where, change, code) => {
  const typed = change(first);
  expect(readDraft(typed).faults).toEqual([{ code, where }]);
});

test("a day that goes on for one day needs one date only", () => {
  const special = { name: "祭り", from: "2026-08-01", to: "", hours: "" };
  const typed = { ...first, calendar: { ...first.calendar, specialDays: [special] } };
  expect(readDraft(typed)).toMatchObject({
    faults: [],
    settings: { calendar: { specialDays: [{ from: "2026-08-01", to: "2026-08-01", hours: [] }] } },
  });
});

test("a year as it hangs on a wall: each day once, under its weekday, with a word for what is unlike the others", () => {
  const hours = [{ opens: 600, closes: 720 }];
  const special = [{ name: "大雪", from: "2026-01-20", to: "2026-01-20", hours }];
  const months = monthsOf({ ...firstSettings.calendar, specialDays: special }, 2026);
  const days = months.flatMap(({ weeks }) => weeks.flat()).filter((day) => day !== null);
  expect(days.map(({ plan }) => plan.day)).toEqual([...new Set(days.map(({ plan }) => plan.day))].sort());
  expect(days).toHaveLength(365);
  for (const { weeks } of months) for (const week of weeks) expect(week).toHaveLength(7);
  const kindOf = (day: string) => days.find(({ plan }) => plan.day === day)?.kind;
  expect(months[0]?.weeks[0]?.[4]?.plan.day).toBe("2026-01-01");
  expect([kindOf("2026-01-04"), kindOf("2026-01-05"), kindOf("2026-01-20"), kindOf("2026-01-12")]).toEqual([
    ...["closed", "open", "shorter", "closed"],
  ]);
});

function withWeek(draft: Draft, weekday: number, text: string): Draft {
  const week = draft.calendar.week.map((hours, n) => (n === weekday ? text : hours));
  return { ...draft, calendar: { ...draft.calendar, week } };
}
