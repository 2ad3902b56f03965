import { expect, test } from "vitest";
import { periodNamed, periodNames } from "./period.ts";

test("[EX-7] periods by which something is done again and again: over the ends of months, years, 年度 and a leap day", () => {
  const named = (name: string, today: string) => periodNamed(name, today);
  expect(named("last-month", "2028-03-31")).toEqual({ from: "2028-02-01", to: "2028-02-29" });
  expect(named("last-month", "2027-01-01")).toEqual({ from: "2026-12-01", to: "2026-12-31" });
  expect(named("yesterday", "2027-01-01")).toEqual({ from: "2026-12-31", to: "2026-12-31" });
  expect(named("fiscal-year", "2027-03-31")).toEqual({ from: "2026-04-01", to: "2027-03-31" });
  expect(named("last-fiscal-year", "2027-04-01")).toEqual({ from: "2026-04-01", to: "2027-03-31" });
  expect(named("last-week", "2027-04-01")).toBeNull();
  expect(periodNames).toHaveLength(4);
});
