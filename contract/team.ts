import { z } from "zod";
import { consultationId, instant, staffId } from "./endpoint.ts";

/** What a desk was told of the team; opaque to the page, handed back as it came. */
export const teamCursor = z.string().regex(/^[0-9a-f]{16}$/);

/** [DU-5] Everyone who may answer, instead of those told before: only for those who look after them. */
export const teamFrame = z.strictObject({
  t: z.literal("team"),
  after: teamCursor,
  /** After how many minutes somebody has waited for too long. */
  alarmMinutes: z.int(),
  people: z.array(
    z.strictObject({
      staff: staffId,
      displayName: z.string(),
      /** Their desk is open. */
      isOnline: z.boolean(),
      /** How many consultations at once, while on duty; null while not. */
      capacity: z.int().nullable(),
    }),
  ),
  /** Held, and waiting for an answer since then: the longest first, at most 200. */
  unanswered: z.array(z.strictObject({ consultation: consultationId, since: instant })),
});
