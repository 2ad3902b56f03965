import { expect, test } from "vitest";
import { fiscalYear } from "../../../domain/period.ts";
import { sayMinutes, sayPeriod } from "./say.ts";

test("[S8.4] a period is said as a sentence, a length as people say it", () => {
  expect(sayPeriod("fiscal-year", fiscalYear(2026))).toBe("2026年度");
  expect(sayPeriod("month", { from: "2026-11-01", to: "2026-11-30" })).toBe("2026年11月");
  expect(sayPeriod("any", { from: "2026-11-01", to: "2026-11-01" })).toBe("2026年11月1日(日)");
  expect([0.4, 59, 61, 120, 1_440, 3_000].map(sayMinutes)).toEqual([
    ...["0分", "59分", "1時間1分", "2時間", "1日", "2日と2時間"],
  ]);
});
