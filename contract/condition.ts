import { z } from "zod";
import { alarmNames, readingNames } from "../domain/alarm.ts";
import { installationParts, partStates } from "../domain/condition.ts";
import { incidentKinds } from "../domain/incident.ts";
import { maintenanceOutcomes } from "../domain/maintenance.ts";
import { hourKinds } from "../domain/past.ts";
import { endpoint, instant, nothing } from "./endpoint.ts";

const alarm = z.enum(alarmNames);
/** A machine by its own name; empty where it is the city as a whole. */
const place = z.string();
const minutes = z.int().min(0);
const begun = { id: z.uuid(), at: instant };

const moment = z.discriminatedUnion("what", [
  z.strictObject({
    ...begun,
    what: z.literal("alarm"),
    name: alarm,
    place,
    /** Null: it rings. */
    endedAt: instant.nullable(),
    incident: z.uuid().nullable(),
  }),
  z.strictObject({
    ...begun,
    what: z.literal("incident"),
    number: z.int(),
    kind: z.enum(incidentKinds),
    standing: z.enum(["under-way", "recovered", "reported", "closed"]),
  }),
  z.strictObject({
    ...begun,
    what: z.literal("maintenance"),
    number: z.int(),
    to: instant,
    stops: z.boolean(),
    ended: z.strictObject({ at: instant, outcome: z.enum(maintenanceOutcomes) }).nullable(),
  }),
]);

/** [AL-6] [AL-7] Each process looks twice a minute; nothing is read anew for this. Nobody's words are in it. */
export const readCondition = endpoint({
  path: "/api/condition/read",
  allow: "condition:see",
  unattended: true,
  summary:
    "状態: how the running installation is, part by part, and what happened to it in the last 30 days.",
  input: nothing,
  output: z.strictObject({
    at: instant,
    parts: z.array(
      z.strictObject({
        part: z.enum(installationParts),
        state: z.enum(partStates),
        /** Since when something is wrong. */
        since: instant.nullable(),
        alarms: z.array(alarm),
      }),
    ),
    /** By their names, in the unit that ends them; null where it does not apply, or nobody knows. */
    readings: z.record(z.enum(readingNames), z.number().nullable()),
    processes: z.array(
      z.strictObject({
        place,
        beganAt: instant,
        seenAt: instant,
        /** It has left no word, and is not heard any more. */
        missed: z.boolean(),
      }),
    ),
    lookouts: z.array(z.strictObject({ place, heardAt: instant })),
    ringing: z.array(
      z.strictObject({ id: z.uuid(), name: alarm, place, rangAt: instant, incident: z.uuid().nullable() }),
    ),
    /** Days in Japan, the oldest first, each with its hours as far as they have begun: the worst of an hour names it. */
    days: z.array(
      z.strictObject({
        day: z.string(),
        hours: z.array(z.enum(hourKinds)),
        /** Minutes, unannounced and announced. */
        down: minutes,
        planned: minutes,
      }),
    ),
    /** The part of the minutes somebody looked at in which people were served: 0 to 1; null without any. */
    ratio: z.number().nullable(),
    /** The newest first, at most 200 alarms among them. */
    moments: z.array(moment),
  }),
});
