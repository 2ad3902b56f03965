import type * as contract from "../../contract/condition.ts";
import type { OutputOf } from "../../contract/endpoint.ts";
import type { Condition } from "../../domain/condition.ts";
import type { PastMoment } from "../../domain/past.ts";

type Seen = OutputOf<typeof contract.readCondition>;

/** What leaves, field by field. */
export function conditionView(condition: Condition): Seen {
  const { at, parts, readings, processes, lookouts, ringing, days, ratio, moments } = condition;
  return {
    at: at.toISOString(),
    parts: parts.map(({ part, state, since, alarms }) => ({
      ...{ part, state, alarms: [...alarms], since: since?.toISOString() ?? null },
    })),
    readings,
    processes: processes.map(({ place, beganAt, seenAt, missed }) => ({
      ...{ place, beganAt: beganAt.toISOString(), seenAt: seenAt.toISOString(), missed },
    })),
    lookouts: lookouts.map(({ place, heardAt }) => ({ place, heardAt: heardAt.toISOString() })),
    ringing: ringing.map(({ id, name, place, rangAt, incident }) => ({
      ...{ id, name, place, incident, rangAt: rangAt.toISOString() },
    })),
    days: days.map(({ day, hours, down, planned }) => ({ day, hours: [...hours], down, planned })),
    ratio,
    moments: moments.map(momentView),
  };
}

function momentView(moment: PastMoment): Seen["moments"][number] {
  const { id, at } = moment;
  const common = { id, at: at.toISOString() };
  switch (moment.what) {
    case "alarm": {
      const { name, place, endedAt, incident } = moment;
      return { ...common, what: "alarm", name, place, incident, endedAt: endedAt?.toISOString() ?? null };
    }
    case "incident": {
      const { number, kind, standing } = moment;
      return { ...common, what: "incident", number, kind, standing };
    }
    case "maintenance": {
      const { number, to, stops, ended } = moment;
      return {
        ...{ ...common, what: "maintenance", number, stops, to: to.toISOString() },
        ended: ended && { at: ended.at.toISOString(), outcome: ended.outcome },
      };
    }
  }
}
