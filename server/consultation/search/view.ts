import type { FoundMessage } from "../../../contract/search.ts";
import type { Found } from "../../../domain/search-found.ts";
import { summaryOf } from "../view.ts";

/** What leaves, field by field. */
export function foundView({ consultation, at, message }: Found): FoundMessage {
  return {
    t: "found",
    consultation: summaryOf(consultation),
    at: at.toISOString(),
    message: message && {
      ...{ seq: message.seq, by: message.by, staff: message.staff },
      excerpt: message.excerpt.map(({ text, isHit }) => ({ text, isHit })),
    },
  };
}
