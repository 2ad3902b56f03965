import { sayName } from "../../../domain/figure-names.ts";
import type { Dimension } from "../../../domain/figures.ts";
import { countShown, countsShown, type Unit } from "../../../domain/published-figures.ts";
import { alongTime } from "./questions.ts";
import type { FiguresRead, FiguresSeen } from "./read-figures.ts";

/** One name of a dimension as it is shown; null where it is hidden for publishing. */
export type ShownCount = {
  readonly name: string;
  readonly said: string;
  readonly count: number | null;
  /** Of the period beside it: null where hidden; undefined where there is none, or no such name in it. */
  readonly before?: number | null | undefined;
};

export type ShownCounts = {
  readonly counts: readonly ShownCount[];
  /** Of what a count is a share: all consultations, null where hidden; null where the counts do not add up to it. */
  readonly all: number | null;
};

/** What a dimension shows of a period, beside another one, as it may be shown. */
export function shownCounts(
  read: FiguresRead,
  dimension: Dimension,
  published: boolean,
  unit: Unit = "consultations",
): ShownCounts {
  const own = countsShown(read.figures, dimension, published, unit);
  const other = read.compared && countsShown(read.compared.figures, dimension, published, unit);
  // Days, months and years of two periods stand beside each other by their place, everything else by its name.
  const byPlace = dimension === "day" || dimension === "month" || dimension === "fiscal-year";
  const others = new Map(other?.counts.map(({ name, count }) => [name, count]));
  return {
    all: own.all,
    counts: own.counts.map(({ name, count }, place) => ({
      ...{ name, said: sayName(dimension, name), count },
      before: other ? (byPlace ? other.counts[place]?.count : others.get(name)) : undefined,
    })),
  };
}

export function totalOf(figures: FiguresSeen, published: boolean): number | null {
  return countShown(figures.consultations, published);
}

/** What is most; undefined where nothing is. */
export function fullest(counts: readonly ShownCount[]): ShownCount | undefined {
  const [first, ...rest] = counts.filter(({ count }) => count !== null && count > 0);
  return first && rest.reduce((most, one) => ((one.count ?? 0) > (most.count ?? 0) ? one : most), first);
}

export function isAlongTime(dimension: Dimension): boolean {
  return alongTime.includes(dimension);
}
