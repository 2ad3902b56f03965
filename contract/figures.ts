import { z } from "zod";
import { dimensions } from "../domain/figures.ts";
import { units } from "../domain/published-figures.ts";
import { timeDimensions } from "../domain/written.ts";
import { consultationId, endpoint, instant } from "./endpoint.ts";

/** Days in Japan as YYYY-MM-DD, both included; at most ten years. */
const period = { from: z.iso.date(), to: z.iso.date() };
const count = z.int().min(0);
/** Consultations, and of how many different people. */
const counts = z.array(z.strictObject({ name: z.string(), count, people: count })).readonly();
const messages = z.array(z.strictObject({ name: z.string(), count })).readonly();
/** Of how many; half are no greater than `median`, nine of ten no greater than `p90`. */
const spread = z.strictObject({ of: count, median: z.number(), p90: z.number() }).nullable();

export const seeFigures = endpoint({
  path: "/api/desk/figures",
  allow: "figures:see",
  summary: "All figures of what was opened in a period, worked out as the database stands now.",
  input: z.strictObject(period),
  output: z.strictObject({
    consultations: count,
    people: count,
    messages: z.strictObject({ consultee: count, counsellor: count }),
    unanswered: count,
    open: count,
    /** Minutes. */
    untilClaim: spread,
    /** Minutes. */
    untilAnswer: spread,
    /** Minutes. */
    untilClose: spread,
    /** Messages. */
    length: spread,
    by: z.strictObject(
      Object.fromEntries(dimensions.map((dimension) => [dimension, counts])) as Record<
        (typeof dimensions)[number],
        typeof counts
      >,
    ),
    /** Messages by when they were written. */
    written: z.strictObject(
      Object.fromEntries(timeDimensions.map((dimension) => [dimension, messages])) as Record<
        (typeof timeDimensions)[number],
        typeof messages
      >,
    ),
  }),
});

export const seeFigureRows = endpoint({
  path: "/api/desk/figures/rows",
  allow: "figures:see",
  summary:
    "What one figure counts: consultations, the oldest first, at most a thousand; for people, those of one person after each other. Messages are counted where they were written.",
  input: z.strictObject({
    ...period,
    unit: z.enum(units),
    /** Null: all of the period. Messages stand under names of time only: bad-input otherwise. */
    under: z.strictObject({ dimension: z.enum(dimensions), name: z.string().max(60) }).nullable(),
  }),
  output: z.strictObject({
    /** Consultations, of so many different people, with so many messages that are counted: the figure is one of them. */
    of: z.strictObject({ consultations: count, people: count, messages: count }),
    rows: z.array(
      z.strictObject({
        id: consultationId,
        number: z.int(),
        openedAt: instant,
        entrance: z.enum(["web", "line"]),
        /** The same within this answer for the consultations of one person, from 1 on. */
        person: z.int().min(1),
        /** How many of the counted messages are of each side. */
        messages: z.strictObject({ consultee: count, counsellor: count }),
      }),
    ),
  }),
});
