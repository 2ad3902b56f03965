import fc from "fast-check";
import { expect, test } from "vitest";
import {
  agreed,
  hourOf,
  minuteOf,
  minuteStates,
  missable,
  missedIn,
  putDown,
  stateOf,
  unseenHour,
} from "./uptime.ts";

const missed = fc.subarray([...missable]);
const minute = fc.integer({ min: 0, max: 59 });
const inHour = (at: number): Date => new Date(Date.UTC(2026, 10, 23, 3, at, 12));

test("[S9.4] [UP-1] nobody comes in, or nothing is kept: down; anything else that is missing: degraded", () => {
  expect(stateOf([])).toBe("up");
  expect(stateOf(["whole"])).toBe("degraded");
  expect(stateOf(["first"])).toBe("degraded");
  expect(stateOf(["first", "page"])).toBe("down");
  expect(stateOf(["whole", "send"])).toBe("down");
});

test("[UP-2] what was put down is read again, each minute once, whatever comes later and in which order", () => {
  const written = fc.array(fc.tuple(minute, missed), { maxLength: 200 });
  fc.assert(
    fc.property(written, (many) => {
      const signs = many.reduce((signs, [at, what]) => putDown(signs, inHour(at), what), unseenHour);
      expect(signs).toMatch(/^[.\da-f]{60}$/);
      for (let at = 0; at < 60; at++) {
        const first = many.find(([where]) => where === at);
        expect(missedIn(signs, at)).toEqual(first ? missable.filter((one) => first[1].includes(one)) : null);
      }
      // Said again, as after a restore: nothing changes.
      expect(many.reduce((again, [at, what]) => putDown(again, inHour(at), what), signs)).toBe(signs);
    }),
  );
});

test("[UP-3] several lookouts: only what all of them say is up or down", () => {
  expect(agreed([])).toBeNull();
  for (const state of minuteStates) expect(agreed([state, state])).toBe(state);
  expect(agreed(["up", "down"])).toBe("degraded");
  expect(agreed(["down", "up", "up"])).toBe("degraded");
});

test("a minute and an hour begin with their first second", () => {
  expect(minuteOf(inHour(7))).toEqual(new Date("2026-11-23T03:07:00Z"));
  expect(hourOf(inHour(7))).toEqual(new Date("2026-11-23T03:00:00Z"));
});
