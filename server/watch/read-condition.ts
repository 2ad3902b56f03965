import type { Readings } from "../../domain/alarm.ts";
import {
  conditionOf,
  isMissed,
  type PartCondition,
  type SeenProcess,
  withoutReplaced,
  worstOf,
} from "../../domain/condition.ts";
import { momentsOf, type PastAlarm, type PastDay, type PastMoment, pastBegin } from "../../domain/past.ts";
import { incidentsWithin } from "../operation/incident/within.ts";
import { listPlanned } from "../operation/maintenance/planned.ts";
import type { Tools } from "../tools.ts";
import { type Lookout, listLookouts } from "../uptime/list-lookouts.ts";
import { readPast } from "../uptime/read-past.ts";
import { listAlarms } from "./past-store.ts";
import { listProcesses } from "./process-store.ts";

export type Condition = {
  readonly at: Date;
  readonly parts: readonly PartCondition[];
  /** Of all processes that are heard, that which is nearest to ringing. */
  readonly readings: Readings;
  readonly processes: readonly (SeenProcess & { readonly missed: boolean })[];
  readonly lookouts: readonly Lookout[];
  readonly ringing: readonly PastAlarm[];
  readonly days: readonly PastDay[];
  readonly ratio: number | null;
  readonly moments: readonly PastMoment[];
};

/** An alarm that comes and goes all day may not fill the line. */
const mostAlarms = 200;

/** [AL-6] [AL-7] How the running installation is, and what happened to it in the last 30 days. Nobody's words are in it. */
export async function readCondition(tools: Pick<Tools, "db" | "now">): Promise<Condition> {
  const { db, now } = tools;
  const at = now();
  const from = pastBegin(at);
  const [all, alarms, lookouts, past, incidents, planned] = await Promise.all([
    listProcesses(db),
    listAlarms(db, from, mostAlarms),
    listLookouts(tools),
    readPast(tools),
    incidentsWithin(tools, from, new Date(at.getTime() + 1)),
    listPlanned(tools, from, at),
  ]);
  const processes = withoutReplaced(all, at);
  const ringing = alarms.filter(({ endedAt }) => endedAt === null);
  return {
    ...{ at, lookouts, ringing, ...past },
    parts: conditionOf(processes, ringing, at),
    readings: worstOf(processes.filter((one) => !isMissed(one, at))),
    processes: processes.map((one) => ({ ...one, missed: isMissed(one, at) })),
    moments: momentsOf(alarms, incidents, planned, at),
  };
}
