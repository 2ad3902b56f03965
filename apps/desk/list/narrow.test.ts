import { expect, test } from "vitest";
import type { ConsultationSummary } from "../../../contract/sync.ts";
import type { ConsultationId, StaffId } from "../../../domain/ids.ts";
import { everything, isEverything, narrow } from "./narrow.ts";

const counsellor = "staff-1" as StaffId;

function row(number: number, more: Partial<ConsultationSummary> = {}): ConsultationSummary {
  return {
    ...{ id: `c${number}` as ConsultationId, number, entrance: "web", deletedAt: null, state: "waiting" },
    ...{ counsellor: null, openedAt: "2026-11-22T05:00:00.000Z", lastAt: "2026-11-22T05:00:00.000Z" },
    ...{
      lastSeq: 1,
      consulteeSeq: 1,
      counsellorSeq: 0,
      consulteeRead: 0,
      counsellorRead: 0,
      claimVersion: 0,
    },
    ...{
      attributes: { told: {}, tagged: {} },
      historyVersion: 0,
      briefing: "read",
      recordVersion: 0,
      handedOverBy: null,
    },
    urgent: false,
    ...more,
  };
}

const rows = [
  row(1),
  row(2, { entrance: "line", attributes: { told: { school: "high" }, tagged: { school: "elementary" } } }),
  row(3, { state: "active", counsellor, counsellorSeq: 2, urgent: true }),
  row(4, { state: "closed", counsellor }),
];
const list = { after: "7", rows: new Map(rows.map((one) => [one.id, one])) };
const seen = (filter: Partial<typeof everything>) =>
  [...narrow(list, { ...everything, ...filter }).rows.values()].map(({ number }) => number);

test("[S8.3] the list is narrowed by entrance, school, counsellor, urgency and who waits for an answer", () => {
  expect(seen({ entrance: "line" })).toEqual([2]);
  // What a counsellor tagged counts.
  expect(seen({ school: "elementary" })).toEqual([2]);
  expect(seen({ school: "high" })).toEqual([]);
  expect(seen({ counsellor })).toEqual([3, 4]);
  expect(seen({ urgent: true })).toEqual([3]);
  expect(seen({ unanswered: true })).toEqual([1, 2]);
  expect(seen({ counsellor, urgent: true })).toEqual([3]);
});

test("[S8.3] without a filter it is the list itself; narrowed, its cursor stays", () => {
  expect(narrow(list, everything)).toBe(list);
  expect([isEverything(everything), isEverything({ ...everything, urgent: true })]).toEqual([true, false]);
  expect(narrow(list, { ...everything, urgent: true }).after).toBe("7");
});
