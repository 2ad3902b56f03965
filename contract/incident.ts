import { z } from "zod";
import {
  authorityStages,
  incidentKinds,
  incidentSteps,
  reportStages,
  workedSteps,
} from "../domain/incident.ts";
import { consultationId, endpoint, instant, nothing, staffId } from "./endpoint.ts";

const noNul = /^[^\0]*$/;
const incident = z.uuid().toLowerCase();
const heading = z.string().trim().min(1).max(80).regex(noNul);
const words = z.string().trim().max(4_000).regex(noNul);
const someWords = words.min(1);
const asIs = z.boolean();
const people = z.array(z.strictObject({ id: staffId, displayName: z.string() }));
const count = z.int().min(0);
/** The end does not belong to it. At most 31 days apart. */
const period = { from: instant, to: instant };

const impact = z.strictObject({
  ...period,
  open: count,
  opened: count,
  talked: count,
  messages: count,
  consultees: count,
  staff: count,
});
const trace = z.strictObject({ ...period, consultations: count, consultees: count, exports: count });

/** Which of them is there follows from the kind. */
const facts = z.strictObject({
  impact: impact.optional(),
  trace: trace.optional(),
  report: z.strictObject({ stage: z.enum(reportStages) }).optional(),
  decision: z.strictObject({ about: z.int(), agreed: z.boolean() }).optional(),
  authority: z.strictObject({ stage: z.enum(authorityStages) }).optional(),
});

const step = z.strictObject({
  nth: z.int(),
  kind: z.enum(incidentSteps),
  at: instant,
  writtenAt: instant,
  by: staffId.nullable(),
  facts,
  /** Null where nothing was written, or it does not open any more. */
  words: z.string().nullable(),
});
const seenIncident = z.strictObject({
  id: incident,
  number: z.int(),
  kind: z.enum(incidentKinds),
  badIntent: z.boolean(),
  foundAt: instant,
  inquiry: z.uuid().nullable(),
  heading: z.string().nullable(),
  steps: z.array(step),
});
export type SeenIncident = z.output<typeof seenIncident>;
export type SeenStep = z.output<typeof step>;

export const listIncidents = endpoint({
  path: "/api/incident/list",
  allow: "incident:see",
  unattended: true,
  summary: "障害・事故: each with its whole time line, the newest first, at most 50.",
  input: nothing,
  output: z.strictObject({ incidents: z.array(seenIncident), people }),
});

/** The id is the page's own: repeated, it is the same incident. */
export const openIncident = endpoint({
  path: "/api/incident/open",
  allow: "incident:work",
  summary: "Begins the record of an incident, from an inquiry or by itself.",
  input: z.strictObject({
    id: incident,
    kind: z.enum(incidentKinds),
    badIntent: z.boolean(),
    foundAt: instant,
    inquiry: z.uuid().toLowerCase().nullable(),
    heading,
    words: someWords,
    asIs,
  }),
  output: z.strictObject({ number: z.int() }),
});

/** `at` is when it was so, null now: not ahead, and not more than a year back (bad-input). */
export const writeIncident = endpoint({
  path: "/api/incident/write",
  allow: "incident:work",
  summary: "Adds an action, the recovery, the cause or the prevention to the time line.",
  input: z.strictObject({
    incident,
    kind: z.enum(workedSteps),
    at: instant.nullable(),
    words: someWords,
    asIs,
  }),
  output: nothing,
});

export const measureImpact = endpoint({
  path: "/api/incident/impact",
  allow: "incident:work",
  summary:
    "Counts from what is stored whom it concerned between two moments, and puts that on the time line.",
  input: z.strictObject({ incident, ...period, words, asIs }),
  output: z.strictObject({ impact }),
});

/** Refused with incident-incomplete for a final report before everything is there, and with report-open. */
export const reportIncident = endpoint({
  path: "/api/incident/report",
  allow: "incident:work",
  summary:
    "Gives the city the time line up to here as a report: the first, one on the way, or the final one.",
  input: z.strictObject({ incident, stage: z.enum(reportStages), words, asIs }),
  output: nothing,
});

/** Not-found for what is no report of an incident that is listed. */
export const printIncident = endpoint({
  path: "/api/incident/print",
  allow: "incident:see",
  summary:
    "A report as it was given to the city, as PDF in base64; `about` null: the time line as it stands now.",
  input: z.strictObject({ incident, about: z.int().min(1).max(100_000).nullable() }),
  output: z.strictObject({ pdf: z.base64() }),
});

/** Refused with incident-incomplete before the city has agreed to the final report. */
export const closeIncident = endpoint({
  path: "/api/incident/close",
  allow: "incident:work",
  summary: "Ends the time line.",
  input: z.strictObject({ incident }),
  output: nothing,
});

/** `about` is the step of the report. Refused with approval-closed where it is none that is open, and with not-oneself. */
export const decideReport = endpoint({
  path: "/api/incident/decide",
  allow: "incident:decide",
  summary: "Agrees to a report, or sends it back with words.",
  input: z.strictObject({ incident, about: z.int().min(1).max(100_000), agreed: z.boolean(), words, asIs }),
  output: nothing,
});

export const noteAuthority = endpoint({
  path: "/api/incident/authority",
  allow: "incident:decide",
  summary: "Puts down that the city has told 個人情報保護委員会: 速報 or 確報.",
  input: z.strictObject({ incident, stage: z.enum(authorityStages), at: instant, words, asIs }),
  output: nothing,
});

/** [OP-7] On record, and on the time line as counts. At most 1,000 consultations; `more` says that there were others. */
export const traceIncident = endpoint({
  path: "/api/incident/trace",
  allow: "incident:decide",
  stepUp: true,
  summary:
    "Whose words were looked at or taken between two moments, by anybody or by one person: out of the audit trail.",
  input: z.strictObject({ incident, ...period, staff: staffId.nullable() }),
  output: z.strictObject({
    consultations: z.array(
      z.strictObject({
        id: consultationId,
        number: z.int(),
        lines: count,
        firstAt: instant,
        lastAt: instant,
      }),
    ),
    consultees: count,
    exports: count,
    more: z.boolean(),
  }),
});
