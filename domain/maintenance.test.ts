import { expect, test } from "vitest";
import { noticeOf, refuseFaultyPlan } from "./maintenance.ts";

const at = (time: string): Date => new Date(`${time}+09:00`);
const night = { from: at("2026-11-25T22:00"), to: at("2026-11-25T23:30"), stops: true, ended: null };
const ended = { by: "hoshu" as never, at: at("2026-11-25T22:40"), outcome: "done" } as const;

test("[S9.7] [OP-8] everybody is told a week before, while it goes on, and no more when it has ended", () => {
  const { from, to } = night;
  expect(noticeOf([night], at("2026-11-18T21:59"))).toBeNull();
  expect(noticeOf([night], at("2026-11-18T22:00"))).toEqual({ from, to, underWay: false });
  expect(noticeOf([night], at("2026-11-25T22:00"))).toEqual({ from, to, underWay: true });
  // It takes longer than planned.
  expect(noticeOf([night], at("2026-11-26T01:00"))).toEqual({ from, to, underWay: true });
  expect(noticeOf([night], at("2026-11-27T00:00"))).toBeNull();
  expect(noticeOf([{ ...night, ended }], at("2026-11-25T22:50"))).toBeNull();
});

test("[OP-8] what stops nothing is not told of; of several the first", () => {
  expect(noticeOf([{ ...night, stops: false }], at("2026-11-25T22:10"))).toBeNull();
  const later = { ...night, from: at("2026-11-26T22:00"), to: at("2026-11-26T22:30") };
  expect(noticeOf([later, night], at("2026-11-24T12:00"))?.from).toEqual(night.from);
  expect(noticeOf([], at("2026-11-24T12:00"))).toBeNull();
});

test("[OP-8] a plan ends after it begins, within three days, ahead, and within a year", () => {
  const now = at("2026-11-24T12:00");
  const refuse = (from: string, to: string) => () => refuseFaultyPlan({ from: at(from), to: at(to) }, now);
  expect(refuse("2026-11-25T22:00", "2026-11-25T23:30")).not.toThrow();
  // Begun at this very moment, out of need.
  expect(refuse("2026-11-24T11:55", "2026-11-24T12:30")).not.toThrow();
  for (const [from, to] of [
    ["2026-11-25T22:00", "2026-11-25T22:00"],
    ["2026-11-25T22:00", "2026-11-28T22:01"],
    ["2026-11-23T22:00", "2026-11-23T23:00"],
    ["2027-11-26T22:00", "2027-11-26T23:00"],
  ] as const)
    expect(refuse(from, to)).toThrow("bad-input");
});
