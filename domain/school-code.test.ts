import { describe, expect, test } from "vitest";
import {
  codeOfSchool,
  noSchoolCodes,
  readSchoolCode,
  renewCode,
  saySchoolCode,
  schoolOfCode,
  switchCodes,
} from "./school-code.ts";

const schools = ["見本小学校", "見本中学校"];

/** Draws these, one after the other. */
function drawing(digits: string): (limit: number) => number {
  const left = [...digits];
  return () => Number(left.shift());
}

test.each([
  "123456789",
  "123 456 789",
  " 123-456-789 ",
  "１２３　４５６　７８９",
  "１２３ー４５６−７８９",
  "123‐456–789",
])("[SC-1] a child's way to type a code is read: %s", (typed) =>
  expect(readSchoolCode(typed)).toBe("123456789"),
);

test.each(["", "12345678", "1234567890", "12345678a", "一二三四五六七八九", "１２３４５６７８", "١٢٣٤٥٦٧٨٩"])(
  "%s is no code",
  (typed) => expect(readSchoolCode(typed)).toBeNull(),
);

test("printed in groups of three, and read again as it was", () => {
  expect(saySchoolCode("012345678")).toBe("012 345 678");
  expect(readSchoolCode(saySchoolCode("012345678"))).toBe("012345678");
});

describe("[SC-1] codes", () => {
  const on = switchCodes(noSchoolCodes, true, schools, drawing("111111111222222222"));

  test("there are none until the city wants them; then each school has its own", () => {
    expect(codeOfSchool(noSchoolCodes, "見本小学校")).toBeNull();
    expect(schools.map((school) => codeOfSchool(on, school))).toEqual(["111111111", "222222222"]);
    expect(schoolOfCode(on, schools, "222222222")).toBe("見本中学校");
    expect(schoolOfCode(on, schools, "333333333")).toBeNull();
  });

  test("switched off nothing counts and nothing is printed; switched on again, the cards that were given out are good", () => {
    const off = switchCodes(on, false, schools, drawing(""));
    expect(schoolOfCode(off, schools, "222222222")).toBeNull();
    expect(codeOfSchool(off, "見本中学校")).toBeNull();
    const again = switchCodes(off, true, [...schools, "あたらしい小学校"], drawing("333333333"));
    expect(schoolOfCode(again, schools, "222222222")).toBe("見本中学校");
    expect(codeOfSchool(again, "あたらしい小学校")).toBe("333333333");
  });

  test("a new one takes the old one's place, and is none that is in use", () => {
    const renewed = renewCode(on, "見本小学校", drawing("111111111222222222444444444"));
    expect(codeOfSchool(renewed, "見本小学校")).toBe("444444444");
    expect(schoolOfCode(renewed, schools, "111111111")).toBeNull();
    expect(codeOfSchool(renewed, "見本中学校")).toBe("222222222");
  });

  test("the code of a school that the city does not name any more is nobody's", () => {
    expect(schoolOfCode(on, ["見本小学校"], "222222222")).toBeNull();
  });
});
