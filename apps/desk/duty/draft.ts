import { type DutyPlan, type PersonDuty, usualCapacity } from "../../../domain/duty.ts";
import { type DutyFault, dutyFaults } from "../../../domain/duty-faults.ts";
import type { StaffId } from "../../../domain/ids.ts";
import { hoursText, readHours } from "../reception/hours-text.ts";

/** What stands in the fields, as it was typed: whatever is wrong with it, nothing of it is lost. */
export type PersonDraft = {
  readonly staff: StaffId;
  readonly capacity: string;
  readonly week: readonly string[];
  readonly days: readonly DayDraft[];
};
export type DayDraft = { readonly day: string; readonly hours: string };
export type Draft = { readonly people: readonly PersonDraft[]; readonly alarmMinutes: string };

export type DraftFault = {
  readonly code: DutyFault["code"] | "hours-unreadable";
  readonly where: string;
};
export type Read = { readonly plan: DutyPlan; readonly faults: readonly DraftFault[] };

export function draftOf({ people, alarmMinutes }: DutyPlan): Draft {
  return {
    people: people.map(({ staff, capacity, week, days }) => ({
      ...{ staff, capacity: `${capacity}`, week: week.map(hoursText) },
      days: days.map(({ day, hours }) => ({ day, hours: hoursText(hours) })),
    })),
    alarmMinutes: `${alarmMinutes}`,
  };
}

export function newPerson(staff: StaffId): PersonDraft {
  return { staff, capacity: `${usualCapacity}`, week: Array.from({ length: 7 }, () => ""), days: [] };
}

/** [DU-3] What the fields say, and everything that is wrong with it, by the path of its field. */
export function readDraft(draft: Draft): Read {
  const unreadable: DraftFault[] = [];
  const hoursAt = (text: string, where: string) => {
    const hours = readHours(text);
    if (!hours) unreadable.push({ code: "hours-unreadable", where });
    return hours ?? [];
  };
  const people = draft.people.map(
    ({ staff, capacity, week, days }, at): PersonDuty => ({
      ...{ staff, capacity: numberIn(capacity) },
      week: week.map((text, weekday) => hoursAt(text, `people.${at}.week.${weekday}`)),
      days: days.map(({ day, hours }, nth) => ({
        day,
        hours: hoursAt(hours, `people.${at}.days.${nth}.hours`),
      })),
    }),
  );
  const plan = { people, alarmMinutes: numberIn(draft.alarmMinutes) };
  return { plan, faults: [...unreadable, ...dutyFaults(plan)] };
}

function numberIn(text: string): number {
  const plain = text.normalize("NFKC").trim();
  return plain === "" ? Number.NaN : Number(plain);
}
