import { expect, test } from "vitest";
import { neededFor } from "./approval.ts";
import { erasePhrase, outOfReach, outOfReachOf, refuseWhileHeld } from "./contract-end.ts";

test("[CE-3] two of the city agree to the end of the contract, whatever anybody has set", () => {
  for (const act of ["contract:export", "contract:erase"] as const)
    expect([0, 1, 2, 3].map((set) => neededFor(act, set))).toEqual([2, 2, 2, 3]);
});

test("[CE-3] the phrase belongs to one export", () => {
  expect(erasePhrase("ab12cd34".repeat(8))).toBe("erase ab12cd34");
});

test("[CE-4] a hold that stands refuses the end, until the city says that it has what is held", () => {
  expect(() => refuseWhileHeld(1, false)).toThrow("consultation-held");
  expect(() => refuseWhileHeld(1, true)).not.toThrow();
  expect(() => refuseWhileHeld(0, false)).not.toThrow();
});

test("[CE-5] what no program reaches is said as it is kept, and each place is said somewhere", () => {
  const kept = [true, false].flatMap((embedded) =>
    [true, false].map((keysInFile) => outOfReachOf({ embedded, keysInFile })),
  );
  expect(new Set(kept.flat())).toEqual(new Set(outOfReach));
  const [own, , , theirs] = kept;
  expect(own).not.toContain("database-server");
  expect(own).not.toContain("keys-of-the-environment");
  expect(theirs).not.toContain("copies-of-the-key-file");
});
