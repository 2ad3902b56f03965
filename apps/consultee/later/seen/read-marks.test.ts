import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Answer } from "../../../shared/call.ts";
import { deviceClock } from "../../../shared/clock.ts";
import { readMarks } from "./read-marks.ts";

const done: Answer<unknown> = { ok: true, value: {} };
const gone: Answer<unknown> = { ok: false, code: "unreachable" };

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function desk(...answers: Answer<unknown>[]) {
  const told: number[] = [];
  const city = { known: 0 };
  const marks = readMarks(
    deviceClock,
    () => city.known,
    async (upTo) => {
      told.push(upTo);
      await new Promise((resolve) => setTimeout(resolve, 100));
      return answers.shift() ?? done;
    },
  );
  return { told, city, marks };
}

test("[CN-8] told once, forwards only, the newest of what was seen meanwhile", async () => {
  const { told, marks } = desk();
  for (const seq of [2, 3, 3, 5, 4]) marks.shown(seq);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(told).toEqual([2, 5]);
});

test("[CN-8] what the city knows already is not told again", async () => {
  const { told, city, marks } = desk();
  city.known = 4;
  marks.shown(4);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(told).toEqual([]);
});

test("silence is tried again, a refusal is not", async () => {
  const { told, marks } = desk(gone, gone, { ok: false, code: "not-found", detail: {} });
  marks.shown(2);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(told).toEqual([2, 2, 2]);
});

test("[DL-5] after starting over the same number is told anew", async () => {
  const { told, marks } = desk();
  marks.shown(2);
  marks.forget();
  marks.shown(2);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(told).toEqual([2, 2]);
});
