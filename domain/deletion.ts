import type { ConsultationId } from "./ids.ts";

/** Why a consultee wants a consultation deleted. A choice, never a sentence: a wish to be forgotten adds no new words. */
export const deletionReasons = ["solved", "afraid-of-being-seen", "written-by-mistake", "other"] as const;
export type DeletionReason = (typeof deletionReasons)[number];

/** 消してほしい: asked by the consultee, decided by the city. */
export type DeletionRequest = {
  readonly consultation: ConsultationId;
  readonly number: number;
  readonly askedAt: Date;
  readonly reason: DeletionReason | null;
};
