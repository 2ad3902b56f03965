import type { Count, Dimension } from "./figures.ts";
import { leastPublished, masked } from "./masking.ts";

type Figures = {
  readonly consultations: number;
  readonly by: Readonly<Record<Dimension, readonly Count[]>>;
};

/** Where a consultation may stand under several names, so that they do not add up to the whole. */
export const severalNames: readonly Dimension[] = ["topic", "topic-told"];

/** One dimension as it may be shown: null where a number is hidden, and of all consultations. */
export function countsShown(
  { by, consultations }: Figures,
  dimension: Dimension,
  published: boolean,
): {
  readonly counts: readonly { readonly name: string; readonly count: number | null }[];
  readonly all: number | null;
} {
  const counts = by[dimension];
  if (!published) return { counts, all: consultations };
  // Nothing can be worked out from a whole that they do not add up to.
  const parts = severalNames.includes(dimension) ? [] : [...counts.keys()];
  const values = masked(
    [...counts.map(({ count }) => count), consultations],
    [{ parts, total: counts.length }],
  );
  return {
    counts: counts.map(({ name }, place) => ({ name, count: values[place] ?? null })),
    all: values[counts.length] ?? null,
  };
}

/** A number that stands for itself. */
export function countShown(count: number, published: boolean): number | null {
  return published && count > 0 && count < leastPublished ? null : count;
}

/** Those that go into one published file together: not days beside the months they add up to. */
export function isPublishedWithOthers(dimension: Dimension): boolean {
  return !finer.includes(dimension);
}

const finer: readonly Dimension[] = ["day", "weekday-hour", "grade"];
