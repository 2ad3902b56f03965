import { type Quarter, type Reviewed, refuseToAnswer, reviewOf } from "../../../domain/access-review.ts";
import type { StaffId } from "../../../domain/ids.ts";
import type { Role, Staff } from "../../../domain/people.ts";
import { Refusal } from "../../../domain/refusal.ts";
import { listWorkingStaff } from "../../staff/list-working.ts";
import type { Tx } from "../../storage/database.ts";
import { listAnswers, lockQuarter } from "./store.ts";

export type Asked = {
  readonly quarter: Quarter;
  readonly staff: StaffId;
  /** Those that whoever answers saw. */
  readonly roles: readonly Role[];
};

/** [RG-5] Of whom something is still to be said, by somebody else: held for the caller until the transaction ends. */
export async function lockUnanswered(
  tx: Tx,
  { quarter, staff, roles }: Asked,
  by: Staff,
  at: Date,
): Promise<Reviewed> {
  await lockQuarter(tx, quarter);
  const working = await listWorkingStaff({ db: tx });
  const answers = await listAnswers(tx, [quarter]);
  const person = reviewOf(quarter, working, answers, at).find(({ id }) => id === staff);
  if (!person) throw new Refusal("not-found");
  refuseToAnswer(quarter, roles, person, by, at);
  return person;
}
