import { z } from "zod";
import { maintenanceOutcomes } from "../domain/maintenance.ts";
import { endpoint, instant, nothing, staffId } from "./endpoint.ts";

const noNul = /^[^\0]*$/;
const maintenance = z.uuid().toLowerCase();
const heading = z.string().trim().min(1).max(80).regex(noNul);
const words = z.string().trim().max(4_000).regex(noNul);
/** Where it says what changes for those who use it: the release notes of an upgrade. */
const releaseNotes = z.url({ protocol: /^https$/, hostname: z.regexes.domain }).max(500);
const done = z.strictObject({ by: staffId, at: instant });

const listedMaintenance = z.strictObject({
  id: maintenance,
  number: z.int(),
  from: instant,
  to: instant,
  stops: z.boolean(),
  /** Null where it does not open any more. */
  heading: z.string().nullable(),
  words: z.string().nullable(),
  releaseNotes: z.string().nullable(),
  planned: done,
  /** To how many addresses of the city it was told by e-mail. */
  told: z.int(),
  acknowledged: done.nullable(),
  ended: done.extend({ outcome: z.enum(maintenanceOutcomes), result: z.string().nullable() }).nullable(),
});
export type ListedMaintenance = z.output<typeof listedMaintenance>;

export const listMaintenance = endpoint({
  path: "/api/maintenance/list",
  allow: "maintenance:see",
  unattended: true,
  summary: "保守作業: what is planned and what became of it, the newest first, at most 100.",
  input: nothing,
  output: z.strictObject({
    maintenance: z.array(listedMaintenance),
    people: z.array(z.strictObject({ id: staffId, displayName: z.string() })),
    /** Whether the city is told by e-mail too. */
    mail: z.boolean(),
  }),
});

/** The id is the page's own. Refused with bad-input where it is over, longer than three days, or more than a year ahead. */
export const planMaintenance = endpoint({
  path: "/api/maintenance/plan",
  allow: "maintenance:plan",
  summary:
    "Plans work on the service and tells the city; where it stops anything, everybody who uses it too.",
  input: z.strictObject({
    id: maintenance,
    from: instant,
    to: instant,
    stops: z.boolean(),
    heading,
    words: words.min(1),
    releaseNotes: releaseNotes.optional(),
  }),
  output: z.strictObject({ number: z.int() }),
});

export const acknowledgeMaintenance = endpoint({
  path: "/api/maintenance/acknowledge",
  allow: "maintenance:acknowledge",
  summary: "The city says that it knows. Said again, it is the first who said it.",
  input: z.strictObject({ maintenance }),
  output: nothing,
});

/** Refused with maintenance-ended. */
export const endMaintenance = endpoint({
  path: "/api/maintenance/end",
  allow: "maintenance:plan",
  summary: "Says what came of it: done, failed, put off or called off. Nobody is told of it any more.",
  input: z.strictObject({ maintenance, outcome: z.enum(maintenanceOutcomes), result: words }),
  output: nothing,
});
