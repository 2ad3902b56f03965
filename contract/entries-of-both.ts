import { z } from "zod";
import { consentWords, disclosedTo, disclosureGrounds } from "../domain/disclosure.ts";
import { automaticReasons } from "../domain/reception.ts";
import { instant, seq } from "./endpoint.ts";

// Entries that nobody has written: consultees and staff see them alike.

/** In place of an entry that does not open any more: the others go on around it. */
export const unreadable = z.strictObject({
  kind: z.literal("unreadable"),
  by: z.enum(["consultee", "counsellor"]),
  seq,
  at: instant,
});

/** [CB-9] The consultation it stands in is deleted: whoever holds something of it lets go of all. */
export const deleted = z.strictObject({ kind: z.literal("deleted"), seq, at: instant });

/** 自動返信: the words are those of the reception's settings, by reason and wording. */
export const automatic = z.strictObject({
  kind: z.literal("automatic"),
  reason: z.enum(automaticReasons),
  /** From when on a person answers; null where that is not known, and for all reasons but `out-of-hours`. */
  promised: instant.nullable(),
  seq,
  at: instant,
});

/** [BR-5] Something was passed on, to whom, and what allowed it. */
export const disclosure = z.strictObject({
  kind: z.literal("disclosure"),
  to: z.enum(disclosedTo),
  ground: z.enum(disclosureGrounds),
  seq,
  at: instant,
});

/** [BR-6] Asked whether something may be passed on, or what the consultee said to that. */
export const consent = z.strictObject({
  kind: z.literal("consent"),
  to: z.enum(disclosedTo),
  said: z.enum(consentWords),
  seq,
  at: instant,
});
