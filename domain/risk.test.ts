import { expect, test } from "vitest";
import { higherRisk, risks } from "./risk.ts";

test("the higher of two risks is the one that is to be feared more, in whatever order they are asked", () => {
  for (const [at, one] of risks.entries()) {
    for (const [before, other] of risks.entries()) {
      const higher = at >= before ? one : other;
      expect([higherRisk(one, other), higherRisk(other, one)]).toEqual([higher, higher]);
    }
  }
  expect(risks.at(-1)).toBe("danger-to-life");
});
