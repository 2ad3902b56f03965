import { daysOfQuarter, openQuarters, reviewOf } from "../../../domain/access-review.ts";
import { listColleagues } from "../../staff/colleagues.ts";
import { listWorkingStaff } from "../../staff/list-working.ts";
import type { Tools } from "../../tools.ts";
import { listAnswers } from "./store.ts";
import type { ReadReview } from "./view.ts";

/** [RG-5] Who may do what, and what was said of it, in the quarter before and in this one. */
export async function readAccessReview(tools: Pick<Tools, "db" | "now">): Promise<ReadReview> {
  const now = tools.now();
  const open = openQuarters(now);
  const [working, answers, everybody] = await Promise.all([
    listWorkingStaff(tools),
    listAnswers(tools.db, open),
    listColleagues(tools),
  ]);
  const said = new Set(answers.map(({ by }) => by));
  return {
    quarters: open.map((quarter) => ({
      ...{ quarter, ...daysOfQuarter(quarter), isOver: quarter !== open[1] },
      reviewed: reviewOf(quarter, working, answers, now),
    })),
    people: everybody.filter(({ id }) => said.has(id)),
  };
}
