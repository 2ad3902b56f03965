import { expect, test } from "vitest";
import { publishedCounts } from "./school-counts.ts";

const shown = (counts: Record<string, number>, schools: string[]) => {
  const { schools: each, all } = publishedCounts(counts, schools);
  return [...each.map(({ school, count }) => `${school} ${count}`), `all ${all}`];
};

test("[SC-3] fewer than five of a school are not told, and cannot be worked out from the others", () => {
  expect(shown({ a: 12, b: 3, c: 7 }, ["a", "b", "c"])).toEqual(["a 12", "b null", "c null", "all 22"]);
  expect(shown({ a: 12, b: 4, c: 4 }, ["a", "b", "c"])).toEqual(["a 12", "b null", "c null", "all 20"]);
  expect(shown({ a: 2 }, ["a", "b"])).toEqual(["a null", "b 0", "all null"]);
});

test("a school that nobody came from is 0; one that left the list comes last; a strange name is a name", () => {
  expect(shown({ 旧: 6, a: 5 }, ["a", "b"])).toEqual(["a 5", "b 0", "旧 6", "all 11"]);
  expect(shown({}, ["constructor"])).toEqual(["constructor 0", "all 0"]);
});
