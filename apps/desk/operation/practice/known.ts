import type { ListedPractice } from "../../../../contract/practice.ts";
import type { ExerciseId } from "../../../../domain/exercise.ts";
import { createStore } from "../../store.ts";

/** What the strip above every place and the tab know of one's own exercises, whichever of them has looked last. */
export type Known = {
  readonly underWay: ExerciseId | null;
  /** Went to its end while somebody was elsewhere, and they have not been to the tab since. */
  readonly justOver: ExerciseId | null;
};

const nothing: Known = { underWay: null, justOver: null };

export const known = createStore(nothing);

/** Of practices, the newest first. */
export function tellKnown(practices: readonly ListedPractice[]): void {
  const [newest] = practices;
  const underWay = newest && !newest.ended ? newest.exercise : null;
  known.set((before) => {
    const isOver = before.underWay !== null && newest?.ended?.outcome === "over";
    const justOver = isOver ? newest.exercise : underWay ? null : before.justOver;
    if (before.underWay === underWay && before.justOver === justOver) return before;
    return { underWay, justOver };
  });
}

/** Whoever signs in next in this page is somebody else. */
export function forgetKnown(): void {
  known.set(() => nothing);
}

/** Somebody is at the tab, where it stands. */
export function haveSeenEnd(): void {
  known.set((before) => (before.justOver ? { ...before, justOver: null } : before));
}
