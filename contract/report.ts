import { z } from "zod";
import { monthReportSteps } from "../domain/month-report.ts";
import { endpoint, instant, nothing, staffId } from "./endpoint.ts";

const noNul = /^[^\0]*$/;
/** YYYY-MM, in Japan. Bad-input for one that has not begun. */
const month = z.string().regex(/^20\d\d-(0[1-9]|1[0-2])$/);
const words = z.string().trim().max(4_000).regex(noNul);
const step = z.int().min(1).max(100_000);
const sections = z.array(
  z.strictObject({
    heading: z.string(),
    rows: z.array(z.tuple([z.string(), z.string()])),
    note: z.string(),
  }),
);
export type SeenReportSection = z.output<typeof sections>[number];

const seenStep = z.strictObject({
  nth: step,
  kind: z.enum(monthReportSteps),
  at: instant,
  by: staffId,
  /** Of a comment, and of an agreement: the step of the draft. */
  about: step.nullable(),
  /** Null where nothing was written, or it does not open any more. */
  words: z.string().nullable(),
  /** Of a draft: what is planned for the month after. */
  next: z.string().nullable(),
  /** Of a draft: the figures as they were. */
  sections: sections.nullable(),
});

export const readMonthReport = endpoint({
  path: "/api/report/read",
  allow: "report:see",
  summary: "月報: the figures of a month as they stand now, and what was drafted, said and agreed to.",
  input: z.strictObject({ month }),
  output: z.strictObject({
    sections,
    steps: z.array(seenStep),
    standing: z.enum(["none", "draft", "commented", "agreed"]),
    people: z.array(z.strictObject({ id: staffId, displayName: z.string() })),
  }),
});

/** Of a month that is over (bad-input). `seen` is how many steps one saw: refused with settings-moved where there are others. */
export const draftMonthReport = endpoint({
  path: "/api/report/draft",
  allow: "report:write",
  summary: "Gives the city a version of the month's report, with the figures as they stand at this moment.",
  input: z.strictObject({
    month,
    seen: z.int().min(0).max(100_000),
    words,
    next: words,
    asIs: z.boolean(),
  }),
  output: z.strictObject({ nth: step }),
});

/** `about` is the step of the newest draft: refused with approval-closed for any other, and with not-oneself. */
export const decideMonthReport = endpoint({
  path: "/api/report/decide",
  allow: "report:decide",
  summary: "The city says something about the newest draft, or agrees to it.",
  input: z.strictObject({ month, about: step, agrees: z.boolean(), words, asIs: z.boolean() }),
  output: nothing,
});

export const printMonthReport = endpoint({
  path: "/api/report/print",
  allow: "report:see",
  summary:
    "The month's report as PDF in base64: a draft by its step, or, for `about` null, the figures as they stand now.",
  input: z.strictObject({ month, about: step.nullable() }),
  output: z.strictObject({ pdf: z.base64() }),
});
