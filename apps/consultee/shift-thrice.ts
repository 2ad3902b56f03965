import type { Clock } from "../shared/clock.ts";

const withinMillis = 1_500;

/** Tells, key by key, whether Shift has just been pressed three times in a row, alone and quickly. */
export function shiftThrice(clock: Clock): (press: Pick<KeyboardEvent, "key" | "repeat">) => boolean {
  let presses: number[] = [];
  return ({ key, repeat }) => {
    if (repeat) return false;
    const now = clock.now();
    presses = key === "Shift" ? [...presses.filter((at) => now - at < withinMillis), now] : [];
    return presses.length === 3;
  };
}
