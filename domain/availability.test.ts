import fc from "fast-check";
import { expect, test } from "vitest";
import {
  availabilityOf,
  instantsOfMonth,
  kindsOfMinutes,
  type PlannedWork,
  type SeenHour,
} from "./availability.ts";
import { hourMillis, hourOf, type Missed, putDown, unseenHour } from "./uptime.ts";

const at = (time: string): Date => new Date(`${time}+09:00`);
const later = at("2027-06-01T00:00");
const november = instantsOfMonth("2026-11");

/** As a lookout writes it: minutes, in hours. */
function recorded(from: Date, many: number, missed: (nth: number) => readonly Missed[] | null): SeenHour[] {
  const hours = new Map<number, string>();
  for (let nth = 0; nth < many; nth++) {
    const minute = new Date(from.getTime() + nth * 60_000);
    const found = missed(nth);
    const hour = hourOf(minute).getTime();
    if (found) hours.set(hour, putDown(hours.get(hour) ?? unseenHour, minute, found));
  }
  return [...hours].map(([hour, signs]) => ({ hour: new Date(hour), signs }));
}

const work = (more: Partial<PlannedWork> = {}): PlannedWork => ({
  ...{ from: at("2026-11-10T22:00"), to: at("2026-11-10T23:00"), stops: true },
  ...{ plannedAt: at("2026-11-01T09:00"), ended: null, ...more },
});

test("[S9.4] [S9.6] [UP-4] a month of which ten minutes were down: 43,190 of 43,200", () => {
  const down = at("2026-11-20T10:00").getTime();
  const seen = recorded(november.from, 43_200, (nth) => {
    const from = november.from.getTime() + nth * 60_000 - down;
    return from >= 0 && from < 600_000 ? ["page"] : [];
  });
  const { minutes, ratio, atLeast, downs } = availabilityOf({ ...november, now: later, seen, planned: [] });
  expect(minutes).toEqual({ up: 43_190, degraded: 0, down: 10, planned: 0, unknown: 0 });
  expect(ratio).toBeCloseTo(43_190 / 43_200, 12);
  expect(atLeast).toBe(ratio);
  expect(downs).toEqual([{ from: at("2026-11-20T10:00"), to: at("2026-11-20T10:10") }]);
});

test("[UP-4] nobody looked: it is neither up nor down, and the worst that it can have been is said beside it", () => {
  const seen = recorded(november.from, 100, (nth) => (nth < 50 ? [] : null));
  const before = new Date(november.from.getTime() + 100 * 60_000);
  const found = availabilityOf({ from: november.from, before, now: later, seen, planned: [] });
  expect(found.minutes).toMatchObject({ up: 50, unknown: 50 });
  expect(found).toMatchObject({ ratio: 1, atLeast: 0.5, downs: [] });
  const empty = availabilityOf({ ...november, now: november.from, seen: [], planned: [] });
  expect(empty).toMatchObject({ ratio: null, atLeast: null, downs: [] });
});

test("[UP-4] [S9.7] only announced work excuses: not what overruns, was told afterwards, stops nothing, or has ended", () => {
  const day = { from: at("2026-11-10T21:00"), before: at("2026-11-11T00:00"), now: later };
  // Down for three hours.
  const seen = recorded(day.from, 180, () => ["page", "send"]);
  const planned = (...works: PlannedWork[]) => availabilityOf({ ...day, seen, planned: works }).minutes;
  expect(planned(work())).toMatchObject({ planned: 60, down: 120 });
  expect(planned(work({ plannedAt: at("2026-11-10T22:30") }))).toMatchObject({ planned: 30, down: 150 });
  expect(planned(work({ plannedAt: at("2026-11-11T09:00") }))).toMatchObject({ planned: 0, down: 180 });
  expect(planned(work({ stops: false }))).toMatchObject({ planned: 0 });
  const ended = { by: "hoshu" as never, at: at("2026-11-10T22:10"), outcome: "done" } as const;
  expect(planned(work({ ended }))).toMatchObject({ planned: 10, down: 170 });
  expect(planned(work({ ended: { ...ended, at: at("2026-11-09T10:00") } }))).toMatchObject({ planned: 0 });
  expect(planned(work(), work({ to: at("2026-11-10T22:30") }))).toMatchObject({ planned: 60 });
  // What was up all the same counts as up.
  const up = recorded(day.from, 180, () => []);
  expect(availabilityOf({ ...day, seen: up, planned: [work()] })).toMatchObject({ ratio: 1 });
  expect(availabilityOf({ ...day, seen: up, planned: [work()] }).minutes).toMatchObject({ up: 180 });
});

test("[UP-4] months are Japan's: 28 to 31 whole days, one ends where the next begins, and what lies ahead counts for nothing", () => {
  const month = fc.tuple(fc.integer({ min: 2024, max: 2040 }), fc.integer({ min: 1, max: 12 }));
  fc.assert(
    fc.property(month, ([year, nth]) => {
      const named = (y: number, m: number): string => `${y}-${String(m).padStart(2, "0")}`;
      const { from, before } = instantsOfMonth(named(year, nth));
      const next = nth === 12 ? named(year + 1, 1) : named(year, nth + 1);
      expect(before).toEqual(instantsOfMonth(next).from);
      expect((before.getTime() - from.getTime()) / 86_400_000).toBe(
        new Date(Date.UTC(year, nth, 0)).getUTCDate(),
      );
    }),
  );
  const now = at("2026-11-03T00:00:30");
  expect(kindsOfMinutes({ ...november, now, seen: [], planned: [] })).toHaveLength(2 * 1_440);
});

test("[UP-4] whatever was seen, by however many, with gaps and clocks set back: every minute is one thing, and the figures agree", () => {
  const hours = 6;
  const sign = fc.constantFrom(..."..0001248f3a");
  const signs = fc.array(sign, { minLength: 60, maxLength: 60 }).map((all) => all.join(""));
  const hour = fc.record({
    // Beyond both ends too.
    hour: fc
      .integer({ min: -2, max: hours + 2 })
      .map((nth) => new Date(november.from.getTime() + nth * hourMillis)),
    signs,
  });
  const moment = fc
    .integer({ min: -60, max: hours * 60 + 60 })
    .map((nth) => new Date(november.from.getTime() + nth * 60_000 + 17_000));
  const planned = fc
    .tuple(moment, moment, moment, fc.boolean())
    .map(([from, to, plannedAt, stops]) => work({ from, to, plannedAt, stops }));
  fc.assert(
    fc.property(fc.array(hour, { maxLength: 20 }), fc.array(planned, { maxLength: 3 }), (seen, works) => {
      const before = new Date(november.from.getTime() + hours * hourMillis);
      const record = { from: november.from, before, now: later, seen, planned: works };
      const { minutes, ratio, atLeast, downs } = availabilityOf(record);
      const { up, degraded, down, unknown } = minutes;
      expect(up + degraded + down + unknown + minutes.planned).toBe(hours * 60);
      // Who looked in which order changes nothing.
      expect(availabilityOf({ ...record, seen: seen.toReversed() })).toEqual(availabilityOf(record));
      // Announcing work takes nothing from what was up, and makes nothing down.
      const alone = availabilityOf({ ...record, planned: [] }).minutes;
      expect(alone).toMatchObject({ up, degraded });
      expect(down).toBeLessThanOrEqual(alone.down);
      if (ratio !== null && atLeast !== null) expect(atLeast).toBeLessThanOrEqual(ratio);
      expect(downs.reduce((sum, one) => sum + (one.to.getTime() - one.from.getTime()) / 60_000, 0)).toBe(
        down,
      );
      for (const [nth, one] of downs.entries())
        expect(one.from.getTime()).toBeGreaterThan(downs[nth - 1]?.to.getTime() ?? 0);
    }),
  );
});
