import type { FoundMessage } from "../../../contract/search.ts";
import type { Found } from "../../../domain/search-found.ts";
import { summaryOf } from "../view.ts";

/** What leaves, field by field. */
export function foundView({ consultation, at, message, beside }: Found): FoundMessage {
  return {
    t: "found",
    consultation: summaryOf(consultation),
    at: at.toISOString(),
    message: message && {
      ...{ seq: message.seq, by: message.by, staff: message.staff },
      excerpt: message.excerpt.map(({ text, isHit }) => ({ text, isHit })),
    },
    beside: beside && {
      ...{ what: beside.what, nth: beside.nth, staff: beside.staff },
      excerpt: beside.excerpt.map(({ text, isHit }) => ({ text, isHit })),
    },
  };
}
