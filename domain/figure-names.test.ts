import { expect, test } from "vitest";
import { sayName } from "./figure-names.ts";
import { dimensions, namesIn } from "./figures.ts";
import { fiscalYear } from "./period.ts";

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
