import { expect, test } from "vitest";
import { dimensions, namesIn } from "../../../domain/figures.ts";
import { fiscalYear } from "../../../domain/period.ts";
import { sayMinutes, sayName, sayPeriod } from "./say.ts";

test("[S8.4] every name of every dimension is said in words, and no two alike", () => {
  for (const dimension of dimensions) {
    const said = namesIn(dimension, fiscalYear(2027)).map((name) => sayName(dimension, name));
    expect(said.filter((one) => !one || /undefined|NaN|[a-z]-|not-told/.test(one))).toEqual([]);
    expect(new Set(said).size).toBe(said.length);
  }
  expect(sayName("grade", "junior-high-2")).toBe("中2");
  expect(sayName("weekday-hour", "1-09")).toBe("月曜日 9時台");
  expect(sayName("city-table", "2027-04 school-absence elementary")).toBe("2027年4月・不登校・小");
});

test("[S8.4] a period is said as a sentence, a length as people say it", () => {
  expect(sayPeriod("fiscal-year", fiscalYear(2026))).toBe("2026年度");
  expect(sayPeriod("month", { from: "2026-11-01", to: "2026-11-30" })).toBe("2026年11月");
  expect(sayPeriod("any", { from: "2026-11-01", to: "2026-11-01" })).toBe("2026年11月1日(日)");
  expect([0.4, 59, 61, 120, 1_440, 3_000].map(sayMinutes)).toEqual([
    ...["0分", "59分", "1時間1分", "2時間", "1日", "2日と2時間"],
  ]);
});
