import type { DeletionPreview, DeletionRequest } from "../../domain/deletion.ts";

export function requestView(one: DeletionRequest) {
  const { consultation, number, state, reason, proposal, refused, isHeld } = one;
  return {
    ...{ consultation, number, state, reason, isHeld },
    askedAt: one.askedAt.toISOString(),
    proposal: proposal && {
      ...{ by: proposal.by, agreed: [...proposal.agreed] },
      at: proposal.at.toISOString(),
    },
    refused: refused && { by: refused.by, why: refused.why, at: refused.at.toISOString() },
    deletedAt: one.deletedAt?.toISOString() ?? null,
  };
}

export function previewView({ openedAt, ...preview }: DeletionPreview) {
  const { state, fromConsultee, fromCounsellors, record, attributes } = preview;
  return { state, openedAt: openedAt.toISOString(), fromConsultee, fromCounsellors, record, attributes };
}
