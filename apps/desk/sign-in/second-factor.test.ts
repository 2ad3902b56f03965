import { expect, test } from "vitest";
import { codeIn, codeTrouble, factorTrouble, inFours, isAppCode } from "./second-factor.ts";

test("[ST-1] a code is taken as people copy it: full width, with a gap, with hyphens", () => {
  for (const typed of ["123456", " 123 456 ", "１２３　４５６", "123-456"])
    expect(codeIn(typed)).toBe("123456");
  expect(codeTrouble(codeIn(" "))).toBe("empty");
  expect(codeTrouble(codeIn("12345"))).toBe("failed");
  expect(codeTrouble(codeIn("1234567"))).toBe("failed");
  expect(codeTrouble(codeIn("123 456"))).toBeNull();
  expect(codeTrouble(codeIn("abcd-efgh-jkmn-pqrs"))).toBeNull();
  expect([isAppCode("123456"), isAppCode("abcdefghjkmnpqrs")]).toEqual([true, false]);
});

test("[ST-4] a wrong code and a used one are one sentence; a lost line is not the person's mistake", () => {
  expect(factorTrouble("factor-failed")).toBe("failed");
  expect(factorTrouble("too-many")).toBe("tooMany");
  expect(factorTrouble("unreachable")).toBe("unreachable");
  expect(factorTrouble("not-found")).toBe("other");
});

test("a secret is shown in groups of four", () => {
  expect(inFours("JBSWY3DPEHPK3PXP")).toBe("JBSW Y3DP EHPK 3PXP");
});
