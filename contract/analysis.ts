import { z } from "zod";
import { schools, topics } from "../domain/attributes.ts";
import { purposes } from "../domain/audit.ts";
import { endpoint } from "./endpoint.ts";

/** Never fewer than five. */
const people = z.int().min(5);

/** `read` of `of`: each consultation is read twice. */
const progress = z.strictObject({ t: z.literal("progress"), read: z.int(), of: z.int() });

const analysed = z.strictObject({
  t: z.literal("analysed"),
  /** Whose words were read; null where they are fewer than five. */
  people: people.nullable(),
  /** The words that most people said first, at most 60. */
  words: z.array(z.strictObject({ word: z.string(), people })),
  /** Of the first forty of them: which two stood in one message of so many people, at most 60. */
  pairs: z.array(z.strictObject({ words: z.tuple([z.string(), z.string()]), people })),
});

/** all: it stands before this; time: it took too long, and nothing is shown. */
const done = z.strictObject({ t: z.literal("done"), why: z.enum(["all", "time"]) });

const analysisFrame = z.discriminatedUnion("t", [progress, analysed, done]);
export type AnalysisFrame = z.output<typeof analysisFrame>;

/**
 * `stream`: an open answer of frames as they come, among which those of every stream (`beat`, `end`) may stand. Whoever closes it
 * ends the analysis. `now`: the same frames in one answer. One of a person at once: too-many. A period that is none: bad-input.
 */
export const analyseContents = endpoint({
  path: "/api/desk/analysis",
  allow: "contents:analyse",
  summary:
    "内容の分析: which words many consultees wrote in what was opened in a period. On record with its purpose first; nothing is stored.",
  input: z.strictObject({
    skin: z.enum(["stream", "now"]),
    /** Days in Japan as YYYY-MM-DD, both included; at most ten years. */
    from: z.iso.date(),
    to: z.iso.date(),
    topic: z.enum(topics).optional(),
    school: z.enum(schools).optional(),
    purpose: z.enum(purposes),
  }),
  output: z.strictObject({ frames: z.array(analysisFrame) }),
});
