import { z } from "zod";
import { deletionReasons, keepingReasons } from "../domain/deletion.ts";
import { arrival } from "./consultee.ts";
import { consultationId, endpoint, instant, nothing } from "./endpoint.ts";

/** The page is about to close: without a page of ours this browser soon forgets who it was ([CB-6]). */
export const pause = endpoint({
  path: "/api/pause",
  allow: "consultee:arrive",
  summary:
    "Says that a page closes: unless it is to be remembered, this browser forgets its visitor within a minute.",
  input: nothing,
  output: nothing,
});

/** この端末におぼえておく, or no longer. Which it is now, each arrival says. */
export const rememberHere = endpoint({
  path: "/api/remember",
  allow: "own-consultation:keep-way-back",
  summary:
    "Has this browser remember its consultee for 90 days from the last time the page was open, or no longer.",
  input: z.strictObject({ remember: z.boolean() }),
  output: z.strictObject({ rememberedUntil: instant.nullable() }),
});

/** 合言葉: said this once. The ones of before bring nothing back from now on. Not there before the first message (not-found). */
export const makeRecoveryWords = endpoint({
  path: "/api/words",
  allow: "own-consultation:keep-way-back",
  summary: "Makes the recovery words of this consultee anew and says them, once.",
  input: nothing,
  output: z.strictObject({ words: z.array(z.string()).length(8), madeAt: instant }),
});

/**
 * Brings a consultee back to this browser, as a new token. Wrong words, words that nobody has and what is no words at all are
 * answered alike: not-found. Too many tries: too-many, with the seconds until the next one.
 */
export const comeBack = endpoint({
  path: "/api/come-back",
  allow: "own-consultation:come-back",
  summary: "Brings back to this browser whose recovery words these are.",
  input: z.strictObject({ words: z.string().max(400) }),
  output: arrival,
});

/** One's own consultations, the newest first, at most 200; and which ways back there are. */
export const readHistory = endpoint({
  path: "/api/history",
  allow: "own-consultation:follow",
  summary: "Lists the consultee's own consultations and the ways back to them.",
  input: nothing,
  output: z.strictObject({
    consultations: z.array(
      z.strictObject({
        id: consultationId,
        state: z.enum(["waiting", "active", "closed"]),
        openedAt: instant,
        lastAt: instant,
        /** There is something of the counsellor's that the consultee has not read. */
        unread: z.boolean(),
        deletionAskedAt: instant.nullable(),
        /** Why the city keeps it all the same; null while that is open. It may be asked for again. */
        deletionRefused: z.enum(keepingReasons).nullable(),
        /** Since when nothing is left of it. */
        deletedAt: instant.nullable(),
      }),
    ),
    wordsMadeAt: instant.nullable(),
    rememberedUntil: instant.nullable(),
  }),
});

/** 消してほしい. Asking again changes nothing and answers the same, until the city has refused: then it is asked anew. */
export const askDeletion = endpoint({
  path: "/api/deletion/ask",
  allow: "own-consultation:ask-deletion",
  summary: "Asks the city to delete one of the consultee's own consultations.",
  input: z.strictObject({ consultation: consultationId, reason: z.enum(deletionReasons).nullable() }),
  output: z.strictObject({ askedAt: instant }),
});
