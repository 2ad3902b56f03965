import { z } from "zod";
import { doings } from "../domain/presence.ts";
import { attributes } from "./attributes.ts";
import {
  consultationId,
  endpoint,
  epoch,
  idempotencyKey,
  instant,
  nothing,
  seq,
  staffId,
} from "./endpoint.ts";
import { consultationSummary } from "./sync.ts";

const one = z.strictObject({ epoch, consultation: consultationId });

export const claimConsultation = endpoint({
  path: "/api/desk/claim",
  allow: "consultation:claim",
  summary: "対応開始: takes a waiting consultation. Only the first counsellor gets it.",
  input: one,
  output: consultationSummary,
});

export const replyToConsultation = endpoint({
  path: "/api/desk/reply",
  allow: "consultation:reply",
  summary: "Answers in a consultation one holds, as of the claim one saw.",
  input: z.strictObject({
    epoch,
    consultation: consultationId,
    key: idempotencyKey,
    text: z.string().max(20_000),
    claimVersion: z.int().min(0),
  }),
  output: z.strictObject({ seq, at: instant }),
});

export const markReadByCounsellor = endpoint({
  path: "/api/desk/read",
  allow: "consultation:follow",
  summary: "Says up to which message the holder's screen has shown the consultee's words.",
  input: z.strictObject({ epoch, consultation: consultationId, upTo: seq }),
  output: nothing,
});

export const closeConsultation = endpoint({
  path: "/api/desk/close",
  allow: "consultation:close",
  summary: "終了: closes a consultation one holds.",
  input: one,
  output: consultationSummary,
});

/** [CN-13] Stands beside what the consultee told, and counts instead of it. All of it each time. */
export const tagConsultation = endpoint({
  path: "/api/desk/tag",
  allow: "consultation:tag",
  summary: "Sets the attributes that count in a consultation one holds, or held to its end.",
  input: z.strictObject({ epoch, consultation: consultationId, attributes }),
  output: consultationSummary,
});

/** [UC-7] By anybody who could answer it, whoever holds it. */
export const markUrgent = endpoint({
  path: "/api/desk/mark-urgent",
  allow: "consultation:mark",
  summary:
    "急ぎ: marks a consultation as urgent, or takes the mark away. Among those that wait it comes first.",
  input: z.strictObject({ epoch, consultation: consultationId, urgent: z.boolean() }),
  output: consultationSummary,
});

/** [PR-3] Never what is being written, nor how much. Counts for ten seconds; `nothing` ends it. */
export const tellDoing = endpoint({
  path: "/api/desk/doing",
  allow: "consultation:reply",
  unattended: true,
  summary:
    "考え中です, かいています: tells the consultee what the counsellor who holds the consultation is doing.",
  input: z.strictObject({ epoch, consultation: consultationId, doing: z.enum(doings) }),
  output: nothing,
});

/** Names for the ids that entries and summaries carry. */
export const listColleagues = endpoint({
  path: "/api/desk/colleagues",
  allow: "consultation:list",
  summary: "The staff of the city by id and display name.",
  input: nothing,
  output: z.strictObject({ colleagues: z.array(z.strictObject({ id: staffId, displayName: z.string() })) }),
});
