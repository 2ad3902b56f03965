import { expect, test } from "vitest";
import { approvalStanding, isExportable, isOverdue, isTakeable, mayBePseudonymous } from "./exporting.ts";

const now = new Date("2026-11-22T01:00:00Z");
const after = (hours: number): Date => new Date(now.getTime() + hours * 3_600_000);
const asked = { approval: null, askedAt: now, settledAs: null };
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

test("[EX-2] [EX-3] it is overdue the day after, until it is settled; words are never pseudonymous", () => {
  const out = { dueOn: "2026-11-22", settledAs: null };
  expect([isOverdue(out, "2026-11-22"), isOverdue(out, "2026-11-23")]).toEqual([false, true]);
  expect(isOverdue({ ...out, settledAs: "returned" }, "2026-12-01")).toBe(false);
  expect([mayBePseudonymous("consultations"), mayBePseudonymous("messages")]).toEqual([true, false]);
});
