import { z } from "zod";
import { tellings } from "../domain/reach.ts";
import { refusalCodes } from "../domain/refusal.ts";
import { briefing } from "./briefing.ts";
import { consultationId, endpoint, epoch, idempotencyKey, instant } from "./endpoint.ts";
import { consultationSummary } from "./sync.ts";

const told = z.strictObject({ telling: z.enum(tellings), at: instant.nullable() });

/** [NC-5] How a consultee comes to know of something new. Says of none of it where, or on which device. */
const ways = z.strictObject({
  line: told,
  browser: told,
  isHere: z.boolean(),
  rememberedUntil: instant.nullable(),
  hasWords: z.boolean(),
});
export type WaysView = z.output<typeof ways>;

/** Each call is on record before it is answered. */
export const seeStart = endpoint({
  path: "/api/desk/start/see",
  allow: "consultation:start",
  summary:
    "What is read before a counsellor begins to talk with a consultee, named by one of their consultations.",
  input: z.strictObject({ consultation: consultationId }),
  output: z.strictObject({
    /** `earlier` holds the one that was named, too. */
    briefing,
    /** Handed back as it came, after the briefing was read to its end. */
    seen: z.string(),
    ways,
    /** Why it cannot be begun now: deletion-asked, consultation-open, writing-paused, consultee-unreachable. */
    fault: z.enum(refusalCodes).nullable(),
    /** It goes on there. */
    open: consultationSummary.nullable(),
  }),
});

/** Refused with briefing-moved where something became known since `seen`, and with what `fault` says there. */
export const startConsultation = endpoint({
  path: "/api/desk/start",
  allow: "consultation:start",
  summary:
    "相談員から始める: a new consultation with a known consultee, held by the caller, with its first message.",
  input: z.strictObject({
    epoch,
    from: consultationId,
    key: idempotencyKey,
    text: z.string().max(20_000),
    reason: z.string().trim().min(1).max(500),
    seen: z.string().regex(/^[\da-f]{64}$/),
  }),
  output: consultationSummary,
});

export const seeReach = endpoint({
  path: "/api/desk/reach",
  allow: "consultation:follow",
  unattended: true,
  summary:
    "How a consultee comes to know of the counsellor's newest message, what was tried, and whether they read it.",
  input: z.strictObject({ consultation: consultationId }),
  output: z.strictObject({ ways, read: z.boolean() }),
});
