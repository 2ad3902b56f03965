import { inJapan } from "../../domain/japan-time.ts";
import { type Month, monthOf } from "../../domain/period.ts";
import { Refusal } from "../../domain/refusal.ts";
import { type PublishedCounts, publishedCounts } from "../../domain/school-counts.ts";
import type { Tools } from "../tools.ts";
import { findMonth } from "./count-store.ts";
import { readSchoolList } from "./read-school-list.ts";

/**
 * [SC-3] How many told a code of each school in a month that is over: while it runs, whoever looked again and again could lay a number
 * that grows beside a talk that begins. Refused with bad-input for any other month.
 */
export async function countBySchool(
  { db, now }: Pick<Tools, "db" | "now">,
  month: Month,
): Promise<PublishedCounts> {
  if (month >= monthOf(inJapan(now()).day)) throw new Refusal("bad-input");
  const [counts, { schools }] = await Promise.all([findMonth(db, month), readSchoolList({ db })]);
  return publishedCounts(counts, schools);
}
