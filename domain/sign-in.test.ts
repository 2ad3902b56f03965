import fc from "fast-check";
import { expect, test } from "vitest";
import type { StaffId } from "./ids.ts";
import {
  type Counted,
  holdMillisAfter,
  idleEnd,
  isSteppedUp,
  longestHoldMillis,
  type Session,
  stepUpUntil,
} from "./sign-in.ts";

const at = (seconds: number): Date => new Date(1_800_000_000_000 + seconds * 1_000);
const session = (over: Partial<Session> = {}): Session => ({
  ...{ id: "s", staff: "p" as StaffId, level: 2, begunAt: at(0), lastSeenAt: at(0), endsAt: at(43_200) },
  factorAt: null,
  ...over,
});

test("[ST-4] holds grow, begin with some free failures, and are never longer than 15 minutes", () => {
  const counted: Counted[] = ["known-device", "network", "name", "factor"];
  fc.assert(
    fc.property(fc.constantFrom(...counted), fc.nat(5_000), (who, failures) => {
      const [now, next] = [holdMillisAfter(who, failures), holdMillisAfter(who, failures + 1)];
      expect(next).toBeGreaterThanOrEqual(now);
      expect(next).toBeLessThanOrEqual(longestHoldMillis);
    }),
  );
  expect(counted.map((who) => holdMillisAfter(who, 4))).toEqual([0, 0, 0, 0]);
  expect(holdMillisAfter("network", 5)).toBe(15_000);
  expect(holdMillisAfter("network", 6)).toBe(30_000);
  expect(holdMillisAfter("name", 29)).toBe(0);
  expect(holdMillisAfter("name", 5_000)).toBe(900_000);
});

test("[ST-6] a session ends an hour after somebody was last there, and never after its twelve hours", () => {
  expect(idleEnd(session(), 3_600_000)).toEqual(at(3_600));
  expect(idleEnd(session({ lastSeenAt: at(42_000) }), 3_600_000)).toEqual(at(43_200));
});

test("[ST-7] a factor counts as shown for five minutes, up to the last millisecond", () => {
  expect(isSteppedUp(session(), at(0))).toBe(false);
  const shown = session({ factorAt: at(0) });
  expect(stepUpUntil(shown)).toEqual(at(300));
  expect(isSteppedUp(shown, at(299.999))).toBe(true);
  expect(isSteppedUp(shown, at(300))).toBe(false);
});
