import { expect, test } from "vitest";
import type { Calendar } from "./calendar.ts";
import {
  closePointName,
  closeToMark,
  endOfReception,
  findYesterdayClose,
  isRestorePointName,
  tablesThatDiffer,
} from "./restore-point.ts";

/** Monday to Friday, 9:00 to 12:00 and 13:00 to 18:00. */
const hours = [
  { opens: 540, closes: 720 },
  { opens: 780, closes: 1_080 },
];
const calendar: Calendar = {
  ...{ week: [[], hours, hours, hours, hours, hours, []], holidays: [] },
  ...{ newYear: null, seasons: [], specialDays: [], period: null },
};
const japan = (text: string): Date => new Date(`${text}:00+09:00`);
const never = (): boolean => false;

test("[S9.3] [BK-4] the reception of a day ends with its last hours, and not at all on a day without any", () => {
  expect(endOfReception(calendar, "2026-11-25")).toEqual(japan("2026-11-25T18:00"));
  expect(endOfReception(calendar, "2026-11-22")).toBeNull();
});

test("[BK-4] an end is marked once, soon after it, also when nobody was there at that minute, and not the day after", () => {
  expect(closeToMark(calendar, japan("2026-11-25T17:59"), never)).toBeNull();
  expect(closeToMark(calendar, japan("2026-11-25T18:00"), never)).toBe("2026-11-25");
  expect(closeToMark(calendar, japan("2026-11-25T23:59"), never)).toBe("2026-11-25");
  expect(closeToMark(calendar, japan("2026-11-26T00:01"), never)).toBeNull();
  expect(
    closeToMark(calendar, japan("2026-11-25T18:05"), (name) => name === closePointName("2026-11-25")),
  ).toBeNull();
  const late = { ...calendar, week: calendar.week.map(() => [{ opens: 540, closes: 1_440 }]) };
  expect(closeToMark(late, japan("2026-11-26T00:00"), never)).toBe("2026-11-25");
});

test("[S9.3] yesterday's close is the newest end of a reception before today, over a weekend too", () => {
  const point = (name: string, at: Date) => ({ name, at, lsn: "0/1", timeline: 1 });
  const points = [
    point("close-20261119", japan("2026-11-19T18:00")),
    point("close-20261120", japan("2026-11-20T18:00")),
    point("backup-20261122t030000z", japan("2026-11-22T12:00")),
    point("close-20261124", japan("2026-11-24T18:00")),
  ];
  expect(findYesterdayClose(points, japan("2026-11-24T19:00"))?.name).toBe("close-20261120");
  expect(findYesterdayClose(points, japan("2026-11-25T08:00"))?.name).toBe("close-20261124");
  expect(findYesterdayClose(points, japan("2026-11-19T19:00"))).toBeNull();
});

test("names of restore points are small letters, digits and dashes; the word for yesterday's is none", () => {
  expect(["close-20261122", "before-upgrade-2"].map(isRestorePointName)).toEqual([true, true]);
  expect(["", "Close", "a b", "x'y", "yesterday-close", "x".repeat(61)].map(isRestorePointName)).toEqual(
    Array(6).fill(false),
  );
});

test("[BK-5] tables differ by their rows, by their hash, and where only one of the two knows them", () => {
  const one = { entry: { rows: 2, hash: "a" }, staff: { rows: 1, hash: "b" }, gone: { rows: 0, hash: "0" } };
  const other = {
    entry: { rows: 3, hash: "a" },
    staff: { rows: 1, hash: "c" },
    added: { rows: 0, hash: "0" },
  };
  expect(tablesThatDiffer(one, other)).toEqual(["added", "entry", "gone", "staff"]);
  expect(tablesThatDiffer(one, { ...one })).toEqual([]);
});
