import type { readDuty } from "../../contract/duty.ts";
import type { OutputOf } from "../../contract/endpoint.ts";
import type { Hours } from "../../domain/calendar.ts";
import type { DutyPlan, OwnWord } from "../../domain/duty.ts";
import type { Day } from "../../domain/japan-time.ts";
import type { Staff } from "../../domain/people.ts";

export type SeenDuty = {
  readonly version: number;
  readonly plan: DutyPlan;
  readonly people: readonly Staff[];
  readonly reception: readonly { readonly day: Day; readonly hours: Hours }[];
  readonly said: readonly OwnWord[];
};

type Seen = OutputOf<typeof readDuty>;

export function dutyView({ version, plan, people, reception, said }: SeenDuty): Seen {
  return {
    ...{ version, plan: planView(plan) },
    people: people.map(({ id, displayName }) => ({ id, displayName })),
    reception: reception.map(({ day, hours }) => ({ day, hours })),
    said: said.map(({ staff, day, on }) => ({ staff, day, on })),
  };
}

function planView({ people, alarmMinutes }: DutyPlan): Seen["plan"] {
  return {
    people: people.map(({ staff, capacity, week, days }) => ({
      ...{ staff, capacity, week },
      days: days.map(({ day, hours }) => ({ day, hours })),
    })),
    alarmMinutes,
  };
}
