import type { PauseGround } from "../../../domain/pause.ts";
import type { Sentence } from "../wording/sentence.ts";

/** Why nothing is taken for a while, in general words. */
export const pausedWhy: Readonly<Record<PauseGround, Sentence>> = {
  hurtful: "pausedHurtful",
  flooding: "pausedFlooding",
  other: "pausedOther",
};
