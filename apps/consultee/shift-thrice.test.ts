import { expect, test } from "vitest";
import { deviceClock } from "../shared/clock.ts";
import { shiftThrice } from "./shift-thrice.ts";

/** Keys with the milliseconds before each; what the last one came to. */
function pressed(...presses: readonly (readonly [number, string, boolean?])[]): boolean {
  let now = 0;
  const isWayOut = shiftThrice({ ...deviceClock, now: () => now });
  return presses.reduce((_, [after, key, repeat = false]) => {
    now += after;
    return isWayOut({ key, repeat });
  }, false);
}

test("Shift three times in a row leads out", () => {
  expect(pressed([0, "Shift"], [300, "Shift"], [300, "Shift"])).toBe(true);
});

test.each([
  [
    "twice",
    [
      [0, "Shift"],
      [300, "Shift"],
    ],
  ],
  [
    "slowly",
    [
      [0, "Shift"],
      [900, "Shift"],
      [900, "Shift"],
    ],
  ],
  [
    "held down",
    [
      [0, "Shift"],
      [50, "Shift", true],
      [50, "Shift", true],
    ],
  ],
  [
    "writing capitals",
    [
      [0, "Shift"],
      [90, "A"],
      [90, "Shift"],
      [90, "B"],
      [90, "Shift"],
    ],
  ],
] as const)("%s does not", (_, presses) => expect(pressed(...presses)).toBe(false));
