import { z } from "zod";
import { longestTypedCode } from "../domain/school-code.ts";
import { longestSchoolName } from "../domain/school-list.ts";
import { endpoint, nothing } from "./endpoint.ts";

const version = z.int().min(0).max(2_147_483_647);
const school = z
  .string()
  .trim()
  .min(1)
  .max(longestSchoolName)
  .regex(/^[^\p{Cc}]*$/u);

/**
 * [SC-2] The code as it was typed. Answered alike whether it was told before or not; refused with `not-found` where it is nobody's, nothing
 * was written yet, or the city does not count by codes, and with `too-many` where too many wrong ones came from that network.
 */
export const tellSchool = endpoint({
  path: "/api/school-code",
  allow: "own-school:tell",
  summary:
    "学校のコード: counts whoever has written once a month for a school, and keeps nothing that says whose it was.",
  input: z.strictObject({ code: z.string().max(longestTypedCode) }),
  output: nothing,
});

/** Nine digits each, as they are printed by the kit; null for a school that has none. Version 0: never switched on. */
export const readSchoolCodes = endpoint({
  path: "/api/desk/school-codes",
  allow: "settings:change",
  summary: "Whether the city counts by school codes, and the code of each school of the list.",
  input: nothing,
  output: z.strictObject({
    version,
    on: z.boolean(),
    codes: z.array(z.strictObject({ school: z.string(), code: z.string().nullable() })).readonly(),
  }),
});

/** Refused with `settings-moved` where another version came between. */
export const switchSchoolCodes = endpoint({
  path: "/api/desk/school-codes/switch",
  allow: "settings:change",
  summary: "Begins or ends counting by school codes; schools that have none yet are given one.",
  input: z.strictObject({ version, on: z.boolean() }),
  output: z.strictObject({ version }),
});

/** Refused with `settings-moved` where another version came between, with `not-found` for a school that is not of the list. */
export const renewSchoolCode = endpoint({
  path: "/api/desk/school-codes/renew",
  allow: "settings:change",
  summary: "Gives a school another code: the cards and posters with the old one count no more.",
  input: z.strictObject({ version, school }),
  output: z.strictObject({ version }),
});

/** Months as YYYY-MM, in Japan. `count` and `all` are null where they are too small to be told ([SC-3]). */
export const countBySchool = endpoint({
  path: "/api/desk/school-counts",
  allow: "school-counts:see",
  summary:
    "How many consultees told a code of each school in a month that is over; refused with `bad-input` for one that is not.",
  input: z.strictObject({ month: z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/) }),
  output: z.strictObject({
    schools: z.array(z.strictObject({ school: z.string(), count: z.int().nullable() })).readonly(),
    all: z.int().nullable(),
  }),
});
