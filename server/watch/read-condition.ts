import { type Condition, conditionOf, isMissed, withoutReplaced, worstOf } from "../../domain/condition.ts";
import { momentsOf, pastBegin } from "../../domain/past.ts";
import { incidentsWithin } from "../operation/incident/within.ts";
import { listPlanned } from "../operation/maintenance/planned.ts";
import type { Tools } from "../tools.ts";
import { listLookouts } from "../uptime/list-lookouts.ts";
import { readPast } from "../uptime/read-past.ts";
import { listAlarms } from "./past-store.ts";
import { listProcesses } from "./process-store.ts";

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
