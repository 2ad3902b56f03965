import { expect, test } from "vitest";
import { failoversOf } from "./failover.ts";

const seen = (timeline: number, server: string, minute = timeline) => ({
  ...{ timeline, server },
  at: new Date(Date.UTC(2026, 9, 1, 0, minute)),
});

test("[HA-5] another server on a later timeline is a failover; the same server again, or another address of it, is none", () => {
  expect(failoversOf([])).toEqual([]);
  expect(failoversOf([seen(3, "a")])).toEqual([]);
  expect(failoversOf([seen(1, "a"), seen(2, "a"), seen(2, "b", 3)])).toEqual([]);
  expect(failoversOf([seen(9, "a"), seen(1, "a"), seen(4, "b")])).toEqual([
    { at: seen(4, "b").at, from: "a", to: "b" },
    { at: seen(9, "a").at, from: "b", to: "a" },
  ]);
});
