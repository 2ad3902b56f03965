import { z } from "zod";
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
