import { masked } from "./masking.ts";
import type { SchoolList } from "./school-list.ts";

/** How many told a code of each school in a month. */
export type CountsBySchool = Readonly<Record<string, number>>;

export type PublishedCounts = {
  /** Null where it is too small to be told. */
  readonly schools: readonly { readonly school: string; readonly count: number | null }[];
  readonly all: number | null;
};

/** [SC-3] In the list's order; schools that were counted and are not in it any more come last. */
export function publishedCounts(counts: CountsBySchool, schools: SchoolList): PublishedCounts {
  const gone = Object.keys(counts).filter((school) => !schools.includes(school));
  const names = [...schools, ...gone.sort()];
  const values = names.map((school) => (Object.hasOwn(counts, school) ? (counts[school] ?? 0) : 0));
  const sum = values.reduce((all, count) => all + count, 0);
  const published = masked([...values, sum], [{ parts: [...values.keys()], total: values.length }]);
  return {
    schools: names.map((school, place) => ({ school, count: published[place] ?? null })),
    all: published[values.length] ?? null,
  };
}
