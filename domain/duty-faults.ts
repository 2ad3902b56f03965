import { hoursFaults } from "./calendar-faults.ts";
import { type DutyPlan, longestAlarm, mostAtOnce } from "./duty.ts";
import { isDay } from "./japan-time.ts";

export type DutyFaultCode =
  | "hours-backwards"
  | "hours-touch"
  | "day-unknown"
  | "day-twice"
  | "person-twice"
  | "capacity-unknown"
  | "alarm-unknown";

/** `where` is the path of the field, like `people.0.week.1`. */
export type DutyFault = { readonly code: DutyFaultCode; readonly where: string };

/** [DU-3] Everything that keeps a plan from being taken. The page asks before it saves, the server asks again. */
export function dutyFaults({ people, alarmMinutes }: DutyPlan): DutyFault[] {
  const faults: DutyFault[] = [];
  const unless = (fine: boolean, code: DutyFaultCode, where: string): void => {
    if (!fine) faults.push({ code, where });
  };
  unless(isWithin(alarmMinutes, longestAlarm), "alarm-unknown", "alarmMinutes");
  for (const [at, { staff, capacity, week, days }] of people.entries()) {
    const where = `people.${at}`;
    const before = people.slice(0, at);
    unless(!before.some((one) => one.staff === staff), "person-twice", where);
    unless(isWithin(capacity, mostAtOnce), "capacity-unknown", `${where}.capacity`);
    for (const [weekday, hours] of week.entries())
      faults.push(...hoursFaults(hours, `${where}.week.${weekday}`));
    for (const [nth, { day, hours }] of days.entries()) {
      const place = `${where}.days.${nth}`;
      unless(isDay(day), "day-unknown", place);
      unless(!days.slice(0, nth).some((one) => one.day === day), "day-twice", place);
      faults.push(...hoursFaults(hours, `${place}.hours`));
    }
  }
  return faults;
}

function isWithin(count: number, most: number): boolean {
  return Number.isInteger(count) && count >= 1 && count <= most;
}
