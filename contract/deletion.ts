import { z } from "zod";
import { deletionReasons, keepingReasons } from "../domain/deletion.ts";
import { consultationId, endpoint, instant, nothing, staffId } from "./endpoint.ts";
import { reason } from "./staff-administration.ts";

const state = z.enum(["waiting", "active", "closed"]);

/** What consultees want deleted and what became of it, the newest first, at most 500. */
export const listDeletions = endpoint({
  path: "/api/desk/deletions",
  allow: "deletion:see",
  summary: "Lists the consultations whose consultees have asked for their deletion, and what became of that.",
  input: nothing,
  output: z.strictObject({
    requests: z.array(
      z.strictObject({
        consultation: consultationId,
        number: z.int(),
        state,
        askedAt: instant,
        reason: z.enum(deletionReasons).nullable(),
        /** Somebody wants it carried out: others are being asked, or have agreed. */
        proposal: z.strictObject({ by: staffId, at: instant, agreed: z.array(staffId) }).nullable(),
        refused: z.strictObject({ by: staffId, at: instant, why: z.enum(keepingReasons) }).nullable(),
        isHeld: z.boolean(),
        deletedAt: instant.nullable(),
      }),
    ),
    people: z.array(z.strictObject({ id: staffId, displayName: z.string() })),
  }),
});

const one = z.strictObject({ consultation: consultationId });

/** Numbers only, never a word. Not asked for, or deleted already: not-found. */
export const previewDeletion = endpoint({
  path: "/api/desk/deletion/preview",
  allow: "deletion:see",
  summary: "Says in numbers what the deletion of a consultation would take away.",
  input: one,
  output: z.strictObject({
    state,
    openedAt: instant,
    fromConsultee: z.int(),
    fromCounsellors: z.int(),
    record: z.boolean(),
    attributes: z.boolean(),
  }),
});

/** [CB-9] Nothing is deleted before another person has agreed (/api/approval/agree). Refused with consultation-held ([RT-1]). */
export const proposeDeletion = endpoint({
  path: "/api/desk/deletion/propose",
  allow: "deletion:decide",
  stepUp: true,
  summary: "Asks others of the city to agree to the deletion of a consultation that is over.",
  input: one.extend({ reason }),
  output: nothing,
});

/** The consultee reads the reason in their own wording, and may ask again. */
export const refuseDeletion = endpoint({
  path: "/api/desk/deletion/refuse",
  allow: "deletion:decide",
  summary: "Keeps a consultation whose consultee wants it deleted, for a reason that the consultee is told.",
  input: one.extend({ why: z.enum(keepingReasons) }),
  output: nothing,
});
