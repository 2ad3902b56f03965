import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { deviceClock } from "../shared/clock.ts";
import { fetchInTheEnd } from "./fetching.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function line(failures: number) {
  const here: string[] = [];
  let tries = 0;
  let told = 0;
  const giveUp = fetchInTheEnd(
    { ...deviceClock, random: () => 1 },
    async () => {
      if (++tries <= failures) throw new TypeError("no network");
      return "part";
    },
    (part) => here.push(part),
    () => told++,
  );
  return { here, giveUp, tries: () => tries, told: () => told };
}

test("[S4.2] on a good line a part is fetched once", async () => {
  const { here, tries, told } = line(0);
  await vi.advanceTimersByTimeAsync(600_000);
  expect([here, tries(), told()]).toEqual([["part"], 1, 0]);
});

test("[S4.2] on a bad line it is fetched again until it is there; the failure is told once", async () => {
  const { here, tries, told } = line(7);
  await vi.advanceTimersByTimeAsync(600_000);
  expect([here, tries(), told()]).toEqual([["part"], 8, 1]);
});

test("what is not wanted any more is not fetched again", async () => {
  const { here, tries, giveUp } = line(3);
  await vi.advanceTimersByTimeAsync(0);
  giveUp();
  await vi.advanceTimersByTimeAsync(600_000);
  expect([here, tries()]).toEqual([[], 1]);
});
