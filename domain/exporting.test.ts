import { expect, test } from "vitest";
import { exportKinds, kindsOfExport } from "./export-kinds.ts";
import { approvalStanding, duenessOf, hasForm, isExportable, isTakeable } from "./exporting.ts";

const now = new Date("2026-11-22T01:00:00Z");
const after = (hours: number): Date => new Date(now.getTime() + hours * 3_600_000);
const asked = { kind: "messages" as const, approval: null, askedAt: now, settledAs: null };
const approval = { id: "a", outcome: null, closedAt: null, expiresAt: after(24) };

test("[EX-1] what can be asked for: a period, and a day within a year from today", () => {
  const period = { from: "2026-04-01", to: "2027-03-31" };
  const days = ["2026-11-22", "2027-11-23", "2026-11-21", "2027-11-24"];
  expect(days.map((dueOn) => isExportable(period, dueOn, "2026-11-22"))).toEqual([true, true, false, false]);
  expect(isExportable({ from: period.to, to: period.from }, "2026-11-22", "2026-11-22")).toBe(false);
});

test("[EX-1] it can be taken for a day from the last voice needed, and not before, nor once it is settled", () => {
  expect([isTakeable(asked, after(23)), isTakeable(asked, after(24))]).toEqual([true, false]);
  const waiting = { ...asked, approval };
  expect([approvalStanding(waiting, after(1)), isTakeable(waiting, after(1))]).toEqual(["open", false]);
  expect(approvalStanding(waiting, after(24))).toBe("refused");
  const agreed = { ...asked, approval: { ...approval, outcome: "carried-out", closedAt: after(20) } };
  expect([after(20), after(43), after(44)].map((at) => isTakeable(agreed, at))).toEqual([true, true, false]);
  for (const outcome of ["refused", "withdrawn"])
    expect(isTakeable({ ...asked, approval: { ...approval, outcome, closedAt: now } }, after(1))).toBe(false);
  expect(isTakeable({ ...agreed, settledAs: "destroyed" }, after(21))).toBe(false);
});

test("[EX-6] a file that is out is due soon three days before, today, and overdue from the day after, until it is settled", () => {
  const out = { dueOn: "2026-12-01", rows: 7, settledAs: null };
  const days = ["2026-11-27", "2026-11-28", "2026-11-30", "2026-12-01", "2026-12-02"];
  expect(days.map((day) => duenessOf(out, day))).toEqual(["later", "soon", "soon", "today", "overdue"]);
  expect(duenessOf({ ...out, settledAs: "returned" }, "2027-01-01")).toBeNull();
  // Nothing of it has left.
  expect(duenessOf({ ...out, rows: 0 }, "2027-01-01")).toBeNull();
});

test("[EX-3] own words are never pseudonymous, and only counts are masked", () => {
  for (const kind of exportKinds) {
    const { ownWords, rows } = kindsOfExport[kind];
    const [under, hidden] = [
      hasForm({ kind, pseudonymous: true, masked: false }),
      hasForm({ kind, pseudonymous: false, masked: true }),
    ];
    expect([kind, under && ownWords, hidden && rows === "one-each"]).toEqual([kind, false, false]);
    expect(hasForm({ kind, pseudonymous: false, masked: false })).toBe(true);
  }
  expect(hasForm({ kind: "consultations", pseudonymous: true, masked: false })).toBe(true);
});
