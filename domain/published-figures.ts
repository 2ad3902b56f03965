import type { Figures as AllFigures, Dimension } from "./figures.ts";
import { leastPublished, masked } from "./masking.ts";
import type { TimeDimension } from "./written.ts";

type Figures = Pick<AllFigures, "consultations" | "people" | "by" | "written">;

/** Where a consultation may stand under several names, so that they do not add up to the whole. */
export const severalNames: readonly Dimension[] = ["topic", "topic-told"];

/** 数えるもの: consultations, the different people who had them, or messages by when they were written. */
export const units = ["consultations", "people", "messages"] as const;
export type Unit = (typeof units)[number];

/**
 * One dimension as it may be shown: null where a number is hidden; and of all consultations, null where they are not what is counted.
 * Messages have no dimension but those of time.
 */
export function countsShown(
  figures: Figures,
  dimension: Dimension,
  published: boolean,
  unit: Unit = "consultations",
): {
  readonly counts: readonly { readonly name: string; readonly count: number | null }[];
  readonly all: number | null;
} {
  const counts = countedAs(figures, dimension, unit);
  const whole = unit === "consultations" ? figures.consultations : null;
  if (!published) return { counts, all: whole };
  // Nothing can be worked out from a whole that they do not add up to. People nearly do.
  const parts = severalNames.includes(dimension) ? [] : [...counts.keys()];
  const sum = counts.reduce((all, { count }) => all + count, 0);
  const total = unit === "people" ? figures.people : (whole ?? sum);
  const values = masked([...counts.map(({ count }) => count), total], [{ parts, total: counts.length }]);
  return {
    counts: counts.map(({ name }, place) => ({ name, count: values[place] ?? null })),
    all: whole === null ? null : (values[counts.length] ?? null),
  };
}

function countedAs(
  { by, written }: Figures,
  dimension: Dimension,
  unit: Unit,
): readonly { readonly name: string; readonly count: number }[] {
  if (unit === "messages") return written[dimension as TimeDimension];
  if (unit === "consultations") return by[dimension];
  return by[dimension].map(({ name, people: count }) => ({ name, count }));
}

/** A number that stands for itself. */
export function countShown(count: number, published: boolean): number | null {
  return published && count > 0 && count < leastPublished ? null : count;
}

/** Those that go into one published file together: not days beside the months they add up to. */
export function isPublishedWithOthers(dimension: Dimension): boolean {
  return !finer.includes(dimension);
}

const finer: readonly Dimension[] = ["day", "weekday-hour", "grade", "fiscal-year"];
