import type { Attributes } from "./attributes.ts";
import type { Role } from "./people.ts";
import type { Trait } from "./traits.ts";

/** 練習: what somebody can practise in an invented city. */
export const exerciseIds = [
  "first-reply",
  "silence",
  "danger",
  "hand-over",
  "guardian",
  "ending",
  "called",
  "beside",
] as const;
export type ExerciseId = (typeof exerciseIds)[number];

/** What is done besides writing to the consultee, as it stands in what is stored. */
export const deeds = ["called", "taken", "call-ended", "handed-over", "recorded", "noted", "closed"] as const;
export type Deed = (typeof deeds)[number];

/** What somebody played by the service does: the consultee writes, or a colleague writes or calls. */
export type Part =
  | { readonly by: "consultee"; readonly text: string }
  | { readonly by: "colleague"; readonly text: string }
  | { readonly by: "colleague"; readonly calls: true };

/** How they go on: by the first that fits. All that it names has to be so. */
export type Branch = {
  /** At least one of these is in what was written. */
  readonly traits?: readonly Trait[];
  readonly deed?: Deed;
  /** Nobody has written to them for so long. */
  readonly quietSeconds?: number;
  readonly to: string;
};

/** One of the places of an exercise: what is said there, and how it goes on from what the person in training does then. */
export type Situation = {
  readonly parts: readonly Part[];
  /** Empty: it ends here. */
  readonly branches: readonly Branch[];
  /** Where nothing fits and something was written. Left out: they wait. */
  readonly otherwise?: string;
};

/** 練習の題: a small tree of situations. Nobody is behind it, and no language model: what they answer follows from simple rules. */
export type Exercise = {
  readonly id: ExerciseId;
  readonly forRoles: readonly Role[];
  /** What they have told of themselves. */
  readonly told: Attributes;
  /** Every exercise begins at `start`, with the consultee. */
  readonly situations: { readonly start: Situation } & Readonly<Record<string, Situation>>;
  readonly points: readonly Point[];
};

/** What the look back tells of: whether it was done, by rules that can be read in domain/look-back.ts. */
export const points = [
  "prompt",
  "welcomed",
  "felt",
  "no-pressing",
  "no-blame",
  "no-promise",
  "no-early-advice",
  "no-excuse",
  "unhurried",
  "stayed",
  "asked-safety",
  "called",
  "honest",
  "told-of-change",
  "handed-over",
  "apologised",
  "next",
  "recorded",
  "closed",
  "taken",
  "call-ended",
  "noted",
] as const;
export type Point = (typeof points)[number];

/** Those that this person can practise. */
export function exercisesFor(all: readonly Exercise[], roles: readonly Role[]): readonly Exercise[] {
  return all.filter(({ forRoles }) => forRoles.some((role) => roles.includes(role)));
}

export function says(...texts: readonly string[]): readonly Part[] {
  return texts.map((text) => ({ by: "consultee", text }));
}
