import type { Consultation } from "../../domain/consultation.ts";

/** What a consultee's page needs of one of their consultations in a list. */
export function ownView(consultation: Consultation, deletionAskedAt: Date | null) {
  const { id, state, openedAt, lastAt, counsellorSeq, consulteeRead } = consultation;
  return {
    id,
    state,
    openedAt: openedAt.toISOString(),
    lastAt: lastAt.toISOString(),
    unread: counsellorSeq > consulteeRead,
    deletionAskedAt: deletionAskedAt?.toISOString() ?? null,
  };
}
