import { z } from "zod";
import { endpoint, instant, nothing, staffId } from "./endpoint.ts";

const version = z.int().min(1).max(100_000);
const words = z
  .string()
  .trim()
  .min(1)
  .max(20_000)
  .regex(/^[^\0]*$/);
const person = z.strictObject({ id: staffId, displayName: z.string() });

export const readStaffRules = endpoint({
  path: "/api/staff-rules/read",
  allow: "staff-rules:read",
  unattended: true,
  summary: "職員のきまり as they stand, and whether one has said that one has read them.",
  input: nothing,
  output: z.strictObject({
    /** Null where the city has written none. */
    rules: z
      .strictObject({
        version,
        /** Null where it does not open any more. */
        words: z.string().nullable(),
        at: instant,
      })
      .nullable(),
    acknowledged: z.boolean(),
  }),
});

/** Refused with settings-moved where `version` is not the present one. Said again, the first time stays. */
export const acknowledgeStaffRules = endpoint({
  path: "/api/staff-rules/acknowledge",
  allow: "staff-rules:read",
  summary: "Says that one has read the present version.",
  input: z.strictObject({ version }),
  output: nothing,
});

/** `seen` is the version that its author saw, 0 for none: refused with settings-moved where there is another. */
export const setStaffRules = endpoint({
  path: "/api/staff-rules/set",
  allow: "staff-rules:set",
  summary: "Writes another version, which everybody is asked to read.",
  input: z.strictObject({ seen: z.int().min(0).max(100_000), words }),
  output: z.strictObject({ version }),
});

export const watchStaffRules = endpoint({
  path: "/api/staff-rules/standing",
  allow: "staff-rules:watch",
  unattended: true,
  summary:
    "The versions, newest first, at most 100, and who of those who work here has read the present one.",
  input: nothing,
  output: z.strictObject({
    versions: z.array(z.strictObject({ version, by: staffId, at: instant })),
    readers: z.array(person.extend({ acknowledgedAt: instant.nullable() })),
    people: z.array(person),
  }),
});
