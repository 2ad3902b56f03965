import fc from "fast-check";
import { expect, test } from "vitest";
import { inJapan, instantOf } from "./japan-time.ts";
import { endedBefore, firstRetentionSettings, retentionFaults } from "./retention.ts";

const codes = (usual: number | null, grave: number | null): string[] =>
  retentionFaults({ usual, grave }).map(({ code, where }) => `${code} ${where}`);

test("[RT-2] a city begins with nothing that goes; a period is a year at least, and what was grave is never kept for less", () => {
  expect(retentionFaults(firstRetentionSettings)).toEqual([]);
  expect(codes(12, null)).toEqual([]);
  expect(codes(60, 60)).toEqual([]);
  expect(codes(11, 60)).toEqual(["period-too-short usual"]);
  expect(codes(1_201, null)).toEqual(["period-too-long usual"]);
  expect(codes(60, 36)).toEqual(["grave-shorter grave"]);
  // Kept for ever is longer than any period.
  expect(codes(null, 60)).toEqual(["grave-shorter grave"]);
});

test.each([
  ["2026-11-23T00:00:00Z", 12, "2025-11-23"],
  // In Japan it is the next day already.
  ["2026-11-23T15:00:00Z", 12, "2025-11-24"],
  ["2028-02-29T03:00:00Z", 12, "2027-02-28"],
  ["2027-03-31T03:00:00Z", 1, "2027-02-28"],
  ["2026-01-15T03:00:00Z", 13, "2024-12-15"],
])("[RT-2] at %s, %i months back is %s in Japan", (now, months, day) => {
  expect(endedBefore(new Date(now), months)).toEqual(instantOf(day, 0));
  expect(endedBefore(new Date(now), null)).toBeNull();
});

test("[RT-2] never earlier than the months that were set, for any day of a hundred years", () => {
  const days = fc.date({ min: new Date("2026-01-01"), max: new Date("2126-01-01"), noInvalidDate: true });
  fc.assert(
    fc.property(days, fc.integer({ min: 12, max: 1_200 }), (now, months) => {
      const { day } = inJapan(endedBefore(now, months) as Date);
      const [y = 0, m = 0] = day.split("-").map(Number);
      const [toY = 0, toM = 0] = inJapan(now).day.split("-").map(Number);
      expect(toY * 12 + toM - (y * 12 + m)).toBe(months);
      expect(day.slice(8) <= inJapan(now).day.slice(8)).toBe(true);
    }),
  );
});
