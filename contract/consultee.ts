import { z } from "zod";
import { pauseGrounds } from "../domain/pause.ts";
import { pageStates } from "../domain/presence.ts";
import { attributes } from "./attributes.ts";
import { consultationId, endpoint, epoch, idempotencyKey, instant, nothing, seq } from "./endpoint.ts";

/** Longer than any allowed message can be, so that the refusal of a long one can name its limit. */
const text = z.string().max(20_000);

/** Who this browser is, and what it has open. */
export const arrival = z.strictObject({
  epoch,
  /** The same for as long as the browser keeps its token: another one here is another person ([SE-7]). */
  visitor: z.uuid(),
  consultation: z
    .strictObject({
      id: consultationId,
      state: z.enum(["waiting", "active", "closed"]),
      /** There is something of the counsellor's that the consultee has not read. */
      unread: z.boolean(),
    })
    .nullable(),
  /** [PA-2] For so long nothing that is written is taken, and in general words why. */
  paused: z.strictObject({ until: instant, ground: z.enum(pauseGrounds) }).nullable(),
  /** Null where this browser forgets as soon as no page is open ([CB-6]). */
  rememberedUntil: instant.nullable(),
});

/**
 * The page is there, or still there: gives the visitor a token of their own, and says what they had open. Stores nothing.
 * A page that stays open calls it again every few minutes, or the browser forgets.
 */
export const arrive = endpoint({
  path: "/api/arrive",
  allow: "consultee:arrive",
  summary:
    "Says the epoch, who this browser is, and the consultation it has open; gives a first visitor a token.",
  input: nothing,
  output: arrival,
});

/** とじる: this browser forgets who it was, for good ([CB-7]). The consultation goes on; only the way back from here is gone. */
export const leave = endpoint({
  path: "/api/leave",
  allow: "consultee:arrive",
  summary: "Takes the visitor's token from this browser.",
  input: nothing,
  output: nothing,
});

/** The first message opens the consultation. The same key with the same text answers the same again. */
export const openConsultation = endpoint({
  path: "/api/open",
  allow: "own-consultation:open",
  summary: "Opens a consultation with its first message.",
  input: z.strictObject({ epoch, key: idempotencyKey, text }),
  output: z.strictObject({ consultation: consultationId, seq, at: instant }),
});

/** [DL-1] Answered after the commit, with the number and the server's time of the message. */
export const sendMessage = endpoint({
  path: "/api/send",
  allow: "own-consultation:write",
  summary: "Writes a message into one's own consultation.",
  input: z.strictObject({ epoch, consultation: consultationId, key: idempotencyKey, text }),
  output: z.strictObject({ seq, at: instant }),
});

export const markReadByConsultee = endpoint({
  path: "/api/read",
  allow: "own-consultation:follow",
  summary: "Says up to which message the consultee's screen has shown the counsellor's words.",
  input: z.strictObject({ epoch, consultation: consultationId, upTo: seq }),
  output: nothing,
});

/** Asked for after the first message, never before it. All of it each time: what is left out is not answered any more. */
export const tellAttributes = endpoint({
  path: "/api/attributes",
  allow: "own-attributes:tell",
  summary: "Tells about oneself, or tells it anew: relation, school, grade, gender, topics.",
  input: z.strictObject({ epoch, consultation: consultationId, attributes }),
  output: nothing,
});

/**
 * [PR-1] Where this page stands, said every few seconds for as long as it lives, and when that changes. Nothing of it is stored.
 * `page` is made anew by each page, and `nth` grows with every call of it.
 */
export const tellPresence = endpoint({
  path: "/api/presence",
  allow: "own-consultation:follow",
  summary:
    "Says that a page with one's own consultation is on the screen, behind, or gone. Counts for ten seconds.",
  input: z.strictObject({
    epoch,
    consultation: consultationId,
    page: z.string().regex(/^[0-9a-f]{16}$/),
    nth: z.int().min(1).max(2_147_483_647),
    state: z.enum(pageStates),
  }),
  output: nothing,
});
