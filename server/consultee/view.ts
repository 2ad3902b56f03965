import type { Consultation } from "../../domain/consultation.ts";
import type { KeepingReason } from "../../domain/deletion.ts";

type One = {
  readonly consultation: Consultation;
  readonly deletionAskedAt: Date | null;
  readonly deletionRefused: KeepingReason | null;
};

/** What a consultee's page needs of one of their consultations in a list. */
export function ownView({ consultation, deletionAskedAt, deletionRefused }: One) {
  const { id, state, openedAt, lastAt, counsellorSeq, consulteeRead } = consultation;
  return {
    id,
    state,
    openedAt: openedAt.toISOString(),
    lastAt: lastAt.toISOString(),
    unread: counsellorSeq > consulteeRead,
    deletionAskedAt: deletionAskedAt?.toISOString() ?? null,
    deletionRefused,
    deletedAt: consultation.state === "closed" ? (consultation.deletedAt?.toISOString() ?? null) : null,
  };
}
