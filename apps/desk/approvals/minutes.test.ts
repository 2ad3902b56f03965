import { expect, test } from "vitest";
import { readMinutes } from "./minutes.ts";

test("[ST-10] 1 to 60 minutes, in any width of digits, and nothing else", () => {
  expect(["1", " 60 ", "３０"].map(readMinutes)).toEqual([1, 60, 30]);
  expect(["", "0", "61", "-1", "1.5", "一時間", "1e1"].map(readMinutes)).toEqual(Array(7).fill(null));
});
