import { expect, test } from "vitest";
import { comparedWith, neighbour, periodAround } from "./choose-period.ts";

const leapYear = { from: "2027-04-01", to: "2028-03-31" };

test("[S8.4] a day, a week from Monday, a month and a 年度 around a day", () => {
  expect(periodAround("day", "2028-02-29")).toEqual({ from: "2028-02-29", to: "2028-02-29" });
  expect(periodAround("week", "2026-11-22")).toEqual({ from: "2026-11-16", to: "2026-11-22" });
  expect(periodAround("week", "2026-11-23")).toEqual({ from: "2026-11-23", to: "2026-11-29" });
  expect(periodAround("month", "2028-02-10")).toEqual({ from: "2028-02-01", to: "2028-02-29" });
  expect(periodAround("month", "2026-12-31")).toEqual({ from: "2026-12-01", to: "2026-12-31" });
  expect(periodAround("fiscal-year", "2028-03-31")).toEqual(leapYear);
});

test("[S8.4] the one before and the one after", () => {
  expect(neighbour("month", periodAround("month", "2026-01-15"), -1)).toEqual({
    ...{ from: "2025-12-01", to: "2025-12-31" },
  });
  expect(neighbour("fiscal-year", leapYear, 1)).toEqual({ from: "2028-04-01", to: "2029-03-31" });
  expect(neighbour("any", { from: "2026-11-03", to: "2026-11-05" }, -1)).toEqual({
    ...{ from: "2026-10-31", to: "2026-11-02" },
  });
});

test("[S8.4] two periods beside each other: the one before, and the same of the year before", () => {
  expect(comparedWith("none", "month", leapYear)).toBeNull();
  expect(comparedWith("before", "day", { from: "2026-11-01", to: "2026-11-01" })).toEqual({
    ...{ from: "2026-10-31", to: "2026-10-31" },
  });
  expect(comparedWith("year-before", "fiscal-year", leapYear)).toEqual({
    from: "2026-04-01",
    to: "2027-03-31",
  });
  expect(comparedWith("year-before", "month", { from: "2028-02-01", to: "2028-02-29" })).toEqual({
    ...{ from: "2027-02-01", to: "2027-02-28" },
  });
  expect(comparedWith("year-before", "month", { from: "2029-02-01", to: "2029-02-28" })).toEqual({
    ...{ from: "2028-02-01", to: "2028-02-29" },
  });
  // Monday beside Monday.
  expect(comparedWith("year-before", "week", { from: "2026-11-16", to: "2026-11-22" })).toEqual({
    ...{ from: "2025-11-17", to: "2025-11-23" },
  });
});
