import { z } from "zod";
import { consultationId, endpoint, epoch, idempotencyKey, nothing, seq, staffId } from "./endpoint.ts";
import { consultationSummary } from "./sync.ts";

/**
 * [CN-17] Refused with `receiver-gone` where whoever is named may not answer. The note is for staff alone; null: none. Asked
 * again after a lost answer it changes nothing.
 */
export const handOverConsultation = endpoint({
  path: "/api/desk/hand-over",
  allow: "consultation:hand-over",
  summary: "引継ぎ: gives a consultation one holds to a colleague, or to nobody, so that it waits again.",
  input: z.strictObject({
    epoch,
    consultation: consultationId,
    to: staffId.nullable(),
    claimVersion: z.int().min(0),
    note: z.strictObject({ key: idempotencyKey, text: z.string().max(20_000) }).nullable(),
  }),
  output: consultationSummary,
});

/** Whoever may be named in a hand-over, those whose desk is open at this moment first. */
export const listReceivers = endpoint({
  path: "/api/desk/receivers",
  allow: "consultation:hand-over",
  summary: "The colleagues who could answer in one's place, and whether their desk is open.",
  input: nothing,
  output: z.strictObject({
    receivers: z.array(z.strictObject({ id: staffId, displayName: z.string(), isOn: z.boolean() })),
  }),
});

/** [CN-16] Refused with `already-read` once the consultee has read it. Of what is not one's own: `not-found`. */
export const retractMessage = endpoint({
  path: "/api/desk/retract",
  allow: "consultation:retract",
  summary: "Takes back a message of one's own that was not read; its words are gone for good.",
  input: z.strictObject({ epoch, consultation: consultationId, seq }),
  output: nothing,
});
