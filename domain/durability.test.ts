import { expect, test } from "vitest";
import { durabilityOf, holdsWrites } from "./durability.ts";

test.each([
  [{ standbys: 2, expected: 2, waitingMillis: 0 }, "whole"],
  [{ standbys: 0, expected: 0, waitingMillis: 0 }, "whole"],
  [{ standbys: 3, expected: 2, waitingMillis: 4_000 }, "whole"],
  [{ standbys: 1, expected: 2, waitingMillis: 0 }, "degraded"],
  [{ standbys: 1, expected: 2, waitingMillis: 5_001 }, "held"],
  [{ standbys: 2, expected: 2, waitingMillis: 9_000 }, "held"],
] as const)("[HA-3] %o is %s", (seen, state) => expect(durabilityOf(seen)).toBe(state));

test("[HA-2] writes are held before it is told, and before any of them is given up", () => {
  expect([0, 3_000, 3_001, 5_000].map((waitingMillis) => holdsWrites({ waitingMillis }))).toEqual([
    false,
    false,
    true,
    true,
  ]);
});
