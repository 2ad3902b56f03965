import { z } from "zod";
import { kitLabels, posterWordings } from "../domain/kit.ts";
import { longestSchoolName } from "../domain/school-list.ts";
import { endpoint } from "./endpoint.ts";

/** Files come in base64; whoever asks puts them together. A school that is not of the list is refused with `not-found`. */
export const makeKit = endpoint({
  path: "/api/desk/tablets/kit",
  allow: "settings:change",
  summary:
    "The files by which the page comes onto a school's devices: those that all schools share, or, where one is named, its own.",
  input: z.strictObject({
    label: z.enum(kitLabels),
    wording: z.enum(posterWordings),
    school: z
      .string()
      .trim()
      .min(1)
      .max(longestSchoolName)
      .regex(/^[^\p{Cc}]*$/u)
      .nullable(),
  }),
  output: z.strictObject({
    files: z.array(z.strictObject({ name: z.string(), base64: z.base64() })).readonly(),
  }),
});
