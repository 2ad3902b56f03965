import { z } from "zod";
import { consentAnswers, disclosedTo, disclosureGrounds } from "../domain/disclosure.ts";
import { consultationId, endpoint, epoch, idempotencyKey, instant, nothing, staffId } from "./endpoint.ts";
import { consultationSummary } from "./sync.ts";

const one = { epoch, consultation: consultationId, to: z.enum(disclosedTo) };

/** [BR-6] What is asked already, or allowed, is not asked again. */
export const askConsent = endpoint({
  path: "/api/desk/ask-consent",
  allow: "consultation:disclose",
  summary: "Asks the consultee of a consultation one holds whether something of it may be passed on.",
  input: z.strictObject(one),
  output: consultationSummary,
});

/** [BR-6] The last answer counts, until it was passed on. */
export const answerConsent = endpoint({
  path: "/api/consent",
  allow: "own-consultation:write",
  summary:
    "はい, いいえ, まだ: what the consultee says to something being passed on. Only what was asked is answered.",
  input: z.strictObject({ ...one, answer: z.enum(consentAnswers) }),
  output: nothing,
});

const text = z.string().max(20_000);

/** [BR-5] The same key is the same act. Refused with no-consent where the consultee's last word is not yes. */
export const disclose = endpoint({
  path: "/api/desk/disclose",
  allow: "consultation:disclose",
  summary:
    "伝達: puts down that something of a consultation was passed on: to whom, what in short, and what allowed it. Sealed.",
  input: z.strictObject({
    ...one,
    key: idempotencyKey,
    ground: z.enum(disclosureGrounds),
    /** Which school, who there; at most 100 characters. */
    whom: text,
    /** At most 4,000 characters. */
    summary: text,
    /** Why without consent; empty with it. */
    reason: text,
  }),
  output: consultationSummary,
});

/** [AU-9] Whoever reads them is on record as viewing the consultation. */
export const listDisclosures = endpoint({
  path: "/api/desk/disclosures",
  allow: "consultation:follow",
  summary: "What of a consultation was passed on, the newest first, with what is kept of it.",
  input: z.strictObject({ consultation: consultationId }),
  output: z.strictObject({
    disclosures: z.array(
      z.strictObject({
        at: instant,
        staff: staffId,
        to: z.enum(disclosedTo),
        ground: z.enum(disclosureGrounds),
        /** Null where it does not open any more. */
        said: z.strictObject({ whom: z.string(), summary: z.string(), reason: z.string() }).nullable(),
      }),
    ),
  }),
});
