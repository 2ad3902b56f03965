import { expect, test } from "vitest";
import type { ConsultationSummary } from "../../../contract/sync.ts";
import type { ConsultationId, StaffId } from "../../../domain/ids.ts";
import { countLate, freePlaces, lateOf, loadsOf, type Team } from "./loads.ts";

const [ichiro, niko, sanae] = ["ichiro", "niko", "sanae"] as unknown as [StaffId, StaffId, StaffId];
const at = (minute: number): string => new Date(Date.UTC(2026, 10, 24, 1, minute)).toISOString();

function row(number: number, more: Partial<ConsultationSummary>): ConsultationSummary {
  return {
    id: `c${number}`,
    number,
    openedAt: at(0),
    consulteeSeq: 1,
    counsellorRead: 1,
    ...more,
  } as ConsultationSummary;
}

const held = (number: number, counsellor: StaffId, more: Partial<ConsultationSummary> = {}) =>
  row(number, { state: "active", counsellor, ...more });
const rows = [
  held(1, ichiro),
  held(2, ichiro, { counsellorRead: 0 }),
  held(3, niko),
  row(4, { state: "waiting", openedAt: at(20) }),
  row(5, { state: "waiting", openedAt: at(29) }),
  row(6, { state: "closed", counsellor: niko }),
];
const list = { after: "1", rows: new Map(rows.map((one) => [one.id, one])) };
const person = (staff: StaffId, isOnline: boolean, capacity: number | null) => ({
  ...{ staff, displayName: staff as string, isOnline, capacity },
});
const team: Team = {
  after: "0123456789abcdef",
  alarmMinutes: 10,
  people: [person(ichiro, true, 3), person(niko, false, null), person(sanae, true, 2)],
  unanswered: [
    { consultation: "c2" as ConsultationId, since: at(15) },
    { consultation: "c3" as ConsultationId, since: at(25) },
    { consultation: "c9" as ConsultationId, since: at(1) },
  ],
};

test("[DU-5] what each holds; who left with something in hand stands first, then who has least room", () => {
  const loads = loadsOf(team, list).map(({ staff, held, unread, unansweredSince }) => [
    ...[staff, held.length, unread, unansweredSince],
  ]);
  expect(loads).toEqual([
    ["niko", 1, 0, at(25)],
    ["ichiro", 2, 1, at(15)],
    ["sanae", 0, 0, null],
  ]);
  expect(freePlaces(loadsOf(team, list))).toBe(3);
});

test("[DU-5] who has waited for too long, untaken or unanswered, the longest first", () => {
  const late = lateOf(team, list, new Date(at(30)));
  expect(late.map(({ row, holder }) => [row.number, holder])).toEqual([
    [2, ichiro],
    [4, null],
  ]);
  expect(countLate({ team, list }, new Date(at(40)))).toBe(4);
  expect(countLate({ team: null, list }, new Date(at(40)))).toBe(0);
});
