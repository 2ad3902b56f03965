import { expect, test } from "vitest";
import { alarmNames, type Readings, readingNames, ringingIn } from "./alarm.ts";
import {
  conditionOf,
  installationParts,
  isMissed,
  type SeenProcess,
  withoutReplaced,
  worstOf,
} from "./condition.ts";

const now = new Date("2026-11-23T12:00:00+09:00");
const ago = (seconds: number): Date => new Date(now.getTime() - seconds * 1_000);
const unknown = Object.fromEntries(readingNames.map((name) => [name, null])) as Readings;
const found = (readings: Partial<Readings>, seconds = 20): SeenProcess => ({
  ...{ place: "mado", beganAt: ago(9_000), seenAt: ago(seconds) },
  readings: { ...unknown, errors_recent: 0, ...readings },
});

test("[AL-6] what is watched and does not ring is well, what nobody watches is not called so", () => {
  const parts = conditionOf([found({ disk_free_bytes: 1e11 })], [], now);
  expect(parts.map(({ part }) => part)).toEqual(installationParts);
  const states = new Map(parts.map(({ part, state }) => [part, state]));
  expect([states.get("disk"), states.get("process"), states.get("backup")]).toEqual([
    "well",
    "well",
    "unwatched",
  ]);
  expect(conditionOf([], [], now).every(({ state }) => state === "unwatched")).toBe(true);
});

test("[AL-6] each alarm belongs to a part, which is wrong since the oldest of them", () => {
  for (const name of alarmNames) {
    const wrong = conditionOf([found({})], [{ name, rangAt: ago(60) }], now).filter(
      ({ state }) => state === "wrong",
    );
    expect(wrong, name).toMatchObject([{ since: ago(60), alarms: [name] }]);
  }
  const both = [
    { name: "backup-old" as const, rangAt: ago(60) },
    { name: "log-unkept" as const, rangAt: ago(600) },
    { name: "log-unkept" as const, rangAt: ago(90) },
  ];
  const backup = conditionOf([found({})], both, now).find(({ part }) => part === "backup");
  expect(backup).toEqual({
    ...{ part: "backup", state: "wrong", since: ago(600) },
    alarms: ["backup-old", "log-unkept"],
  });
});

test("[AL-6] a process that left no word and is not heard is missed, and what it found once counts no more", () => {
  expect([found({}, 119), found({}, 121)].map((one) => isMissed(one, now))).toEqual([false, true]);
  const parts = conditionOf([found({}), found({ disk_free_bytes: 1 }, 300)], [], now);
  expect(parts.find(({ part }) => part === "process")).toEqual({
    ...{ part: "process", state: "wrong", since: ago(300), alarms: [] },
  });
  expect(parts.find(({ part }) => part === "disk")?.state).toBe("unwatched");
});

test("[AL-6] who was killed and runs again on the same machine is missed by nobody, elsewhere it is", () => {
  const killed = found({}, 300);
  const again = { ...found({}), beganAt: ago(250) };
  expect(withoutReplaced([killed, again], now)).toEqual([again]);
  const elsewhere = { ...again, place: "yane" };
  const before = { ...found({}), beganAt: ago(301) };
  expect(withoutReplaced([killed, elsewhere, before], now)).toEqual([killed, elsewhere, before]);
});

test("[AL-6] of several processes the one that is worst off speaks for all", () => {
  const worst = worstOf([
    found({ disk_free_bytes: 5, errors_recent: 0, certificate_days_left: null }),
    found({ disk_free_bytes: 3, errors_recent: 9, certificate_days_left: 40 }),
  ]);
  expect(worst).toEqual({ ...unknown, disk_free_bytes: 3, errors_recent: 9, certificate_days_left: 40 });
  expect(ringingIn(worst)).toEqual(["disk-low", "errors"]);
});
