import { z } from "zod";
import { genders, gradesOf, relations, schools, topics } from "../domain/attributes.ts";
import { noteKinds } from "../domain/note.ts";
import { risks } from "../domain/risk.ts";
import { longestTerm } from "../domain/search.ts";
import { searchPlaces } from "../domain/search-filter.ts";
import { writtenBeside } from "../domain/search-found.ts";
import { endpoint, instant, seq, staffId } from "./endpoint.ts";
import { consultationSummary } from "./sync.ts";

/** What stands around the first hit. */
const excerpt = z.array(z.strictObject({ text: z.string(), isHit: z.boolean() }));

/** One message, or something that staff wrote beside it, in which every word of the term stands; without a term, one consultation, as of its last entry. */
const found = z.strictObject({
  t: z.literal("found"),
  consultation: consultationSummary,
  at: instant,
  message: z
    .strictObject({
      seq,
      by: z.enum(["consultee", "counsellor"]),
      staff: staffId.nullable(),
      excerpt,
    })
    .nullable(),
  /**
   * A note by its number beside its consultation, the newest version of a record or risk sheet by that version, the record of an urgent
   * call by which of the consultation's it is, from 1.
   */
  beside: z
    .strictObject({ what: z.enum([...noteKinds, ...writtenBeside]), nth: z.int(), staff: staffId, excerpt })
    .nullable(),
});

/** `searched` of `of` consultations, `found` results so far. */
const progress = z.strictObject({
  t: z.literal("progress"),
  searched: z.int(),
  of: z.int(),
  found: z.int(),
});

/** all: everything was looked at; most: there were more results than are shown; time: it took too long. */
const done = z.strictObject({ t: z.literal("done"), why: z.enum(["all", "most", "time"]) });

const searchFrame = z.discriminatedUnion("t", [found, progress, done]);
export type SearchFrame = z.output<typeof searchFrame>;
export type FoundMessage = z.output<typeof found>;

/**
 * `stream`: an open answer of frames as they come, among which those of every stream (`beat`, `end`) may stand. Whoever closes it
 * ends the search. `now`: the same frames in one answer. At most two searches of a person at once: too-many. Without a term
 * something has to narrow the search, and a term has two letters at least: bad-input.
 */
export const searchConsultations = endpoint({
  path: "/api/desk/search",
  allow: "consultation:search",
  summary:
    "検索: messages, notes, records, risk sheets and records of urgent calls with a term in them, the latest consultations first. That it was done is on record first.",
  input: z.strictObject({
    skin: z.enum(["stream", "now"]),
    term: z
      .string()
      .max(4 * longestTerm)
      .nullable(),
    filter: z.strictObject({
      number: z.int().min(1).max(2_147_483_647).optional(),
      from: instant.optional(),
      /** Up to, but without, this instant. */
      to: instant.optional(),
      entrance: z.enum(["web", "line"]).optional(),
      state: z.enum(["open", "closed"]).optional(),
      urgent: z.literal(true).optional(),
      risk: z.enum(risks).optional(),
      counsellor: staffId.optional(),
      within: z.enum(searchPlaces).optional(),
      author: z.enum(["consultee", "counsellor"]).optional(),
      relation: z.enum(relations).optional(),
      school: z.enum(schools).optional(),
      grade: z
        .int()
        .min(1)
        .max(Math.max(...Object.values(gradesOf)))
        .optional(),
      gender: z.enum(genders).optional(),
      topic: z.enum(topics).optional(),
    }),
  }),
  output: z.strictObject({ frames: z.array(searchFrame) }),
});
