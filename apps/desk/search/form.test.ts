import { expect, test } from "vitest";
import { askedOf, countChosen, emptyForm, withSchool } from "./form.ts";

test("what is missing or cannot be meant is said by its name", () => {
  expect(askedOf(emptyForm)).toBe("nothing");
  expect(askedOf({ ...emptyForm, term: "　" })).toBe("nothing");
  expect(askedOf({ ...emptyForm, term: "死" })).toBe("short");
  expect(askedOf({ ...emptyForm, number: "いち" })).toBe("number");
  expect(askedOf({ ...emptyForm, term: "いじめ", from: "2026-11-02", to: "2026-11-01" })).toBe("days");
});

test("[SR-1] a term alone, a number in any width alone, and days as they are in Japan", () => {
  expect(askedOf({ ...emptyForm, term: "いじめ" })).toEqual({ term: "いじめ", filter: {} });
  expect(askedOf({ ...emptyForm, number: " ＃１０２４" })).toEqual({ term: null, filter: { number: 1024 } });
  expect(askedOf({ ...emptyForm, from: "2026-11-01", to: "2026-11-02", urgent: true })).toEqual({
    term: null,
    filter: { from: "2026-10-31T15:00:00.000Z", to: "2026-11-02T15:00:00.000Z", urgent: true },
  });
});

test("a grade goes with its school", () => {
  const fifth = { ...withSchool(emptyForm, "elementary"), grade: 5 };
  expect(askedOf(fifth)).toEqual({ term: null, filter: { school: "elementary", grade: 5 } });
  expect(countChosen(fifth)).toBe(2);
  expect(withSchool(fifth, "junior-high").grade).toBe("");
  expect(withSchool({ ...fifth, grade: 2 }, "junior-high").grade).toBe(2);
});
