import { z } from "zod";
import { risks } from "../domain/risk.ts";
import { consultationId, endpoint, instant, nothing, staffId } from "./endpoint.ts";

/** [AU-9] From what is on record: who follows the words at this moment, or did less than a minute ago. */
export const seeLooking = endpoint({
  path: "/api/desk/looking",
  allow: "viewing:see",
  unattended: true,
  summary: "Who of the staff is looking at these consultations, and since when.",
  input: z.strictObject({ consultations: z.array(consultationId).max(64) }),
  output: z.strictObject({
    looking: z.array(z.strictObject({ consultation: consultationId, staff: staffId, since: instant })),
  }),
});

export const seeUnanswered = endpoint({
  path: "/api/desk/unanswered",
  allow: "city:watch",
  unattended: true,
  summary:
    "Consultations whose consultee has written since a counsellor last did, the longest unanswered first, at most 200.",
  input: nothing,
  output: z.strictObject({
    of: z.int().min(0),
    unanswered: z.array(
      z.strictObject({
        consultation: consultationId,
        number: z.int(),
        /** Null: it waits, and nobody has it. */
        counsellor: staffId.nullable(),
        /** When the first of the words came that nobody has answered. */
        since: instant,
      }),
    ),
  }),
});

export const seeRisks = endpoint({
  path: "/api/desk/risks",
  allow: "city:watch",
  unattended: true,
  summary:
    "How much there is to fear in these consultations, as their newest records say; nothing else of a record.",
  input: z.strictObject({ consultations: z.array(consultationId).max(200) }),
  output: z.strictObject({
    /** Those without a record, or whose record does not open any more, are left out. */
    risks: z.array(z.strictObject({ consultation: consultationId, risk: z.enum(risks) })),
  }),
});
