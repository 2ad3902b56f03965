import { expect, test } from "vitest";
import { isAlarm, triesAllowed, triesEach, triesWhileGuessed } from "./recovery-tries.ts";
import { recoveryWordList } from "./recovery-word-list.ts";
import { wordsEach } from "./recovery-words.ts";

test("[CB-5] A8 ten tries an hour and browser; fewer, and never none, while somebody guesses", () => {
  expect(triesAllowed({ address: 0, city: 0 })).toBe(triesEach);
  expect(triesAllowed({ address: 99, city: 499 })).toBe(triesEach);
  expect(triesAllowed({ address: 100, city: 100 })).toBe(triesWhileGuessed);
  expect(triesAllowed({ address: 0, city: 500 })).toBe(triesWhileGuessed);
  expect(triesAllowed({ address: 1e9, city: 1e9 })).toBeGreaterThan(0);
  expect(triesEach).toBeLessThanOrEqual(10);
});

test("[CB-5] an alarm at the threshold, and at each doubling of it", () => {
  const alarms = (of: "address" | "city"): number[] =>
    Array.from({ length: 1_000 }, (_, failures) => failures).filter((failures) => isAlarm(of, failures));
  expect(alarms("address")).toEqual([30, 60, 120, 240, 480, 960]);
  expect(alarms("city")).toEqual([100, 200, 400, 800]);
});

test("[CB-1] A8 ten thousand addresses that guess for a year as fast as they are answered find next to nothing", () => {
  const guesses = 10_000 * 400 * 60 * 24 * 365;
  const wanted = 100_000;
  const chance = (guesses * wanted) / recoveryWordList.length ** wordsEach;
  expect(chance).toBeLessThan(1e-6);
  console.info(
    `A8: ${guesses.toExponential(1)} guesses at ${wanted} live sets of words: chance ${chance.toExponential(1)}.`,
  );
});
