import { expect, test } from "vitest";
import { reportMonths } from "./report-months.ts";

test("[S8.1] the months that can be reported on are Japan's, over the turn of a year, the newest first", () => {
  expect(reportMonths(new Date("2026-12-31T15:00:00Z"), 3)).toEqual(["2027-01", "2026-12", "2026-11"]);
  expect(reportMonths(new Date("2026-12-31T14:59:59Z"))).toHaveLength(13);
  expect(reportMonths(new Date("2026-12-31T14:59:59Z"))[12]).toBe("2025-12");
});
