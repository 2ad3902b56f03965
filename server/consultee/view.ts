import type { Consultation } from "../../domain/consultation.ts";
import type { KeepingReason } from "../../domain/deletion.ts";

type One = {
  readonly consultation: Consultation;
  readonly deletionAskedAt: Date | null;
  readonly deletionRefused: KeepingReason | null;
};

/** What a consultee's page needs of the consultation it comes back to. */
export function arrivalView(consultation: Consultation) {
  const { id, state, counsellorSeq, consulteeRead } = consultation;
  const isDeleted = consultation.state === "closed" && consultation.deletedAt !== null;
  return { id, state, unread: counsellorSeq > consulteeRead && !isDeleted };
}

/** What it needs of one in a list. */
export function ownView({ consultation, deletionAskedAt, deletionRefused }: One) {
  const { openedAt, lastAt } = consultation;
  return {
    ...arrivalView(consultation),
    openedAt: openedAt.toISOString(),
    lastAt: lastAt.toISOString(),
    deletionAskedAt: deletionAskedAt?.toISOString() ?? null,
    deletionRefused,
    deletedAt: consultation.state === "closed" ? (consultation.deletedAt?.toISOString() ?? null) : null,
  };
}
