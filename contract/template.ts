import { z } from "zod";
import { longestTemplate, mostTemplates } from "../domain/template.ts";
import { endpoint, instant, nothing } from "./endpoint.ts";

const noNul = /^[^\0]*$/;
const version = z.int().min(0).max(2_147_483_647);
/** A character of the text may be two units of a string. */
const text = z
  .string()
  .max(2 * longestTemplate)
  .regex(noNul);
const template = z.strictObject({
  shortcut: z.string().trim().max(20).regex(noNul),
  title: z.string().trim().max(60).regex(noNul),
  standard: text,
  easy: text,
});
const templates = z.array(template).max(mostTemplates).readonly();
const kept = z.strictObject({ version, templates });

/** Version 0 is what every city begins with, and what a counsellor has who keeps none. */
export const listTemplates = endpoint({
  path: "/api/desk/templates",
  allow: "template:see",
  summary: "定型文: the city's and one's own, and what their placeholders stand for at this moment.",
  input: nothing,
  output: z.strictObject({
    city: kept,
    own: kept,
    /** When a person answers today, in minutes since midnight in Japan, and from when on after that. */
    hours: z.array(z.strictObject({ opens: z.int(), closes: z.int() })).readonly(),
    nextOpening: instant.nullable(),
  }),
});

/** [TP-2] Refused with `settings-moved` where another version came between. */
export const setOwnTemplates = endpoint({
  path: "/api/desk/templates/set-own",
  allow: "consultation:reply",
  summary: "Keeps one's own templates, all at once, in place of the version that was seen.",
  input: kept,
  output: z.strictObject({ version }),
});

export const setCityTemplates = endpoint({
  path: "/api/desk/templates/set-city",
  allow: "template:share",
  summary: "Sets what all counsellors share, all at once, in place of the version that was seen.",
  input: kept,
  output: z.strictObject({ version }),
});
