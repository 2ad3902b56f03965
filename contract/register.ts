import { z } from "zod";
import { registerKinds, registerOutcomes } from "../domain/register.ts";
import { endpoint, instant, nothing, staffId } from "./endpoint.ts";

const noNul = /^[^\0]*$/;
const entry = z.uuid().toLowerCase();
/** In Japan. */
const day = z.iso.date();
const heading = z.string().trim().min(1).max(80).regex(noNul);
const words = z.string().trim().max(4_000).regex(noNul);
const done = z.strictObject({ by: staffId, at: instant });

const listedEntry = z.strictObject({
  id: entry,
  /** Within its kind, from 1, without a gap. */
  number: z.int(),
  kind: z.enum(registerKinds),
  /** Held on; begun on; made on. */
  on: day,
  /** Due again by; runs until; returned or destroyed by. */
  until: day.nullable(),
  /** Of a training: who took part. */
  staff: z.array(staffId),
  /** Null where it does not open any more. */
  heading: z.string().nullable(),
  words: z.string().nullable(),
  detail: z.string().nullable(),
  written: done,
  approved: done.nullable(),
  overdue: z.boolean(),
  ended: done.extend({ outcome: z.enum(registerOutcomes), result: z.string().nullable() }).nullable(),
});
export type ListedRegisterEntry = z.output<typeof listedEntry>;

const person = z.strictObject({ id: staffId, displayName: z.string() });

export const listRegister = endpoint({
  path: "/api/register/list",
  allow: "register:see",
  unattended: true,
  summary:
    "管理簿: trainings, subcontracts and copies, those that have not ended first, at most 1,000; and who works here.",
  input: nothing,
  output: z.strictObject({
    entries: z.array(listedEntry),
    /** Who works here, and whoever is named. */
    people: z.array(person.extend({ works: z.boolean() })),
    /** Who was never trained, or whose newest training is due again. */
    untrained: z.array(staffId),
  }),
});

/**
 * The id is the page's own: said again, it is the entry that stands. `detail` says who gave a training; of a subcontract and a
 * copy, which data. Bad-input where `until` is missing (but for a training), lies before `on`, or a training has nobody.
 */
export const writeRegister = endpoint({
  path: "/api/register/write",
  allow: "register:write",
  summary: "Writes a training, a subcontract or a copy into its register.",
  input: z.strictObject({
    id: entry,
    kind: z.enum(registerKinds),
    on: day,
    until: day.nullable(),
    staff: z.array(staffId).max(500),
    heading,
    words,
    detail: words.min(1),
  }),
  output: z.strictObject({ number: z.int() }),
});

/** Refused with approval-closed where it is decided or has ended, and with not-oneself. */
export const decideOnRegister = endpoint({
  path: "/api/register/decide",
  allow: "register:decide",
  summary: "The city allows a subcontract or a copy, or refuses it.",
  input: z.strictObject({ entry, agrees: z.boolean() }),
  output: nothing,
});

/** Refused with register-ended, and with bad-input for an end that its kind does not have. */
export const endRegister = endpoint({
  path: "/api/register/end",
  allow: "register:write",
  summary: "Says how it ended: over, returned, destroyed, or written by mistake.",
  input: z.strictObject({
    entry,
    outcome: z.enum(registerOutcomes).exclude(["refused"]),
    result: words,
  }),
  output: nothing,
});
