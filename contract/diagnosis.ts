import { z } from "zod";
import { browserKinds, browserSystems } from "../domain/browser.ts";
import { checkOutcomes, checks } from "../domain/diagnosis.ts";
import { longestSchoolName, mostSchools } from "../domain/school-list.ts";
import { endpoint, instant, nothing } from "./endpoint.ts";

const outcome = z.enum(checkOutcomes);
const outcomes = z.strictObject(
  Object.fromEntries(checks.map((check) => [check, outcome])) as Record<
    (typeof checks)[number],
    typeof outcome
  >,
);
const browser = {
  kind: z.enum(browserKinds),
  system: z.enum(browserSystems),
  version: z.int().min(0).max(9_999).nullable(),
};
const name = z
  .string()
  .trim()
  .min(1)
  .max(longestSchoolName)
  .regex(/^[^\p{Cc}]*$/u);
const day = z.iso.date();
/** Median of some calls, there and back. */
const latencyMillis = z.int().min(0).max(120_000).nullable();

/** Anyone may say how the desk is reached from where they are: nobody is known at a school's tablet. */
export const readSchoolNames = endpoint({
  path: "/api/shindan/schools",
  allow: "service:read",
  summary: "The city's schools by name, for whoever says where a diagnosis was made.",
  input: nothing,
  output: z.strictObject({ schools: z.array(z.string()).readonly() }),
});

/** [DG-1] Nothing of a person, an address or a device's name. A school that is not of the list is refused. */
export const reportDiagnosis = endpoint({
  path: "/api/shindan/report",
  allow: "service:read",
  summary: "診断: keeps what a browser and its network were found to be able to, and at which school.",
  input: z.strictObject({
    school: name.nullable(),
    outcomes,
    ...browser,
    latencyMillis,
  }),
  output: nothing,
});

/** Days are Japan's, both counted in. */
export const listDiagnoses = endpoint({
  path: "/api/desk/diagnoses",
  allow: "settings:change",
  summary: "What was found at the schools, the newest first, by school and days.",
  input: z.strictObject({ from: day, to: day, school: name.nullable() }),
  output: z.strictObject({
    diagnoses: z.array(
      z.strictObject({
        at: instant,
        school: z.string().nullable(),
        code: z.string(),
        outcomes,
        ...browser,
        latencyMillis,
      }),
    ),
    /** There were more than are told. */
    more: z.boolean(),
  }),
});

const list = z.strictObject({
  version: z.int().min(0).max(2_147_483_647),
  schools: z.array(name).max(mostSchools).readonly(),
});

export const readSchoolList = endpoint({
  path: "/api/desk/schools",
  allow: "settings:change",
  summary:
    "The city's schools, and of which version the list is; version 0 is the empty one of the beginning.",
  input: nothing,
  output: list,
});

/** Refused with `settings-moved` where another version came between, with `bad-input` where a name stands twice. */
export const setSchoolList = endpoint({
  path: "/api/desk/schools/set",
  allow: "settings:change",
  summary: "Sets the city's schools, all at once, in place of the version that was seen.",
  input: list,
  output: z.strictObject({ version: list.shape.version }),
});
