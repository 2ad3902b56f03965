import { expect, test } from "vitest";
import { endingOf, minutesLeft, warnedFrom } from "./ending.ts";

const at = (minutes: number) => new Date(Date.UTC(2026, 10, 22, 9, minutes));
const times = (idle: number, limit: number) => ({
  idleEndsAt: at(idle).toISOString(),
  endsAt: at(limit).toISOString(),
});

test("[ST-6] the end of an idle session is said three minutes before, and not earlier", () => {
  expect(endingOf(times(60, 720), at(56))).toBeNull();
  expect(endingOf(times(60, 720), at(57))).toEqual({ by: "idle", at: at(60) });
  expect(endingOf(times(60, 720), at(75))).toEqual({ by: "idle", at: at(60) });
});

test("[ST-6] the end that nothing puts off is said ten minutes before, whatever the other one is", () => {
  expect(endingOf(times(719, 720), at(709))).toBeNull();
  expect(endingOf(times(720, 720), at(710))).toEqual({ by: "limit", at: at(720) });
  expect(endingOf(times(712, 720), at(710))).toEqual({ by: "limit", at: at(720) });
});

test("the moment from which on there is something to say is the first at which something is said", () => {
  for (const [idle, limit] of [
    [60, 720],
    [719, 720],
    [712, 720],
  ] as const) {
    const from = warnedFrom(times(idle, limit));
    expect(endingOf(times(idle, limit), from)).not.toBeNull();
    expect(endingOf(times(idle, limit), new Date(from.getTime() - 1))).toBeNull();
  }
});

test("the time left is whole minutes, and never less than none", () => {
  const ending = { by: "idle", at: at(60) } as const;
  expect([at(57), at(58), at(59), at(60), at(70)].map((now) => minutesLeft(ending, now))).toEqual([
    3, 2, 1, 0, 0,
  ]);
});
