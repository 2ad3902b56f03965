import fc from "fast-check";
import { expect, test } from "vitest";
import type { StaffId } from "./ids.ts";
import { dayAfter } from "./japan-time.ts";
import {
  endsOf,
  isOverdue,
  type RegisterEntry,
  refuseFaultyEntry,
  refuseToDecideOn,
  refuseToEnd,
  registerKinds,
  registerOutcomes,
  untrained,
} from "./register.ts";

const today = "2026-11-23";
const [writer, other] = ["01-writer", "02-other"] as [StaffId, StaffId];
const done = { by: writer, at: new Date("2026-11-01T00:00:00Z") };
const entry = (change: Partial<RegisterEntry> = {}): RegisterEntry => ({
  ...{ id: "e", number: 1, kind: "copy", on: "2026-11-01", until: "2026-12-01", staff: [] },
  ...{ written: done, approved: null, ended: null },
  ...change,
});
const training = (staff: readonly StaffId[], on: string, until: string | null, change = {}) =>
  entry({ kind: "training", staff, on, until, ...change });
const write = (change: object) => () =>
  refuseFaultyEntry({ ...entry(), detail: "氏名のない一覧", ...change }, today);

test("[S11.5] [S11.7] [RG-1] what is written says who, when, until when and which data, and nothing ends before it begins", () => {
  const taught = { kind: "training", staff: [writer], until: null };
  for (const fine of [{}, taught, { kind: "subcontract", on: "2027-01-01", until: "2027-03-31" }])
    expect(write(fine)).not.toThrow();
  for (const faulty of [
    { detail: "" },
    { until: null },
    { until: "2026-10-31" },
    { until: "2026-02-30" },
    { on: "2026-11-24", until: "2026-11-25" },
    { staff: [writer] },
    { on: "1999-01-01" },
    { ...taught, staff: [] },
    { ...taught, staff: [writer, writer] },
    { ...taught, on: "2026-11-24" },
  ])
    expect(write(faulty), JSON.stringify(faulty)).toThrow("bad-input");
});

test("[RG-2] decided once, by somebody else, and never of a training", () => {
  expect(() => refuseToDecideOn(entry(), { id: other })).not.toThrow();
  expect(() => refuseToDecideOn(entry(), { id: writer })).toThrow("not-oneself");
  const ended = { ...done, outcome: "refused" } as const;
  for (const over of [entry({ approved: done }), entry({ ended }), training([writer], today, null)])
    expect(() => refuseToDecideOn(over, { id: other })).toThrow("approval-closed");
});

test("[RG-2] each kind has its own ends, and each entry one; what the city refuses is not an end that its writer says", () => {
  for (const kind of registerKinds)
    for (const outcome of registerOutcomes) {
      const end = () => refuseToEnd(entry({ kind }), outcome);
      if ((endsOf[kind] as readonly string[]).includes(outcome)) expect(end).not.toThrow();
      else expect(end).toThrow("bad-input");
      expect(() => refuseToEnd(entry({ kind, ended: { ...done, outcome } }), outcome)).toThrow(
        "register-ended",
      );
    }
});

test("[RG-2] overdue from the day after its last one, until it has ended", () => {
  expect(isOverdue(entry({ until: today }), today)).toBe(false);
  expect(isOverdue(entry({ until: today }), dayAfter(today))).toBe(true);
  const ended = { ...done, outcome: "returned" } as const;
  expect(isOverdue(entry({ until: today, ended }), dayAfter(today))).toBe(false);
});

test("[S11.7] [RG-3] due is who was never trained, or whose newest training is over", () => {
  const people = [writer, other];
  expect(untrained([], people, today)).toEqual(people);
  expect(untrained([training([writer], "2026-01-01", null)], people, today)).toEqual([other]);
  expect(untrained([training(people, "2025-11-01", "2026-11-22")], people, today)).toEqual(people);
  const renewed = [training(people, "2025-11-01", "2026-11-22"), training([other], "2026-11-20", today)];
  expect(untrained(renewed, people, today)).toEqual([writer]);
  const mistaken = { ended: { ...done, outcome: "mistaken" } };
  expect(untrained([training(people, today, null, mistaken)], people, today)).toEqual(people);
});

test("[RG-3] in whatever order they are written, the newest one counts", () => {
  const day = fc.integer({ min: 0, max: 400 }).map((days) => dayAfter("2025-11-01", days));
  fc.assert(
    fc.property(fc.uniqueArray(day, { minLength: 1, maxLength: 8 }), fc.boolean(), (days, runsOut) => {
      const newest = days.toSorted().at(-1);
      const all = days.map((on) =>
        training([writer], on, on === newest && runsOut ? on : dayAfter(today, 999)),
      );
      const isDue = untrained(all, [writer], dayAfter("2025-11-01", 500)).length === 1;
      expect(isDue).toBe(runsOut);
    }),
  );
});
