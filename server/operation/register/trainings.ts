import type { StaffId } from "../../../domain/ids.ts";
import type { Day } from "../../../domain/japan-time.ts";
import { type RegisterEntry, untrained } from "../../../domain/register.ts";
import { listWorkingStaff } from "../../staff/list-working.ts";
import type { Tools } from "../../tools.ts";
import { listTrainings } from "./store.ts";

/** [RG-3] Of those who work here now. */
export async function untrainedStaff(tools: Pick<Tools, "db">, today: Day): Promise<readonly StaffId[]> {
  const [trainings, working] = await Promise.all([listTrainings(tools.db), listWorkingStaff(tools)]);
  return untrained(
    trainings,
    working.map(({ id }) => id),
    today,
  );
}

/** Those held on days of a span; its end does not belong to it. */
export async function trainingsWithin(
  { db }: Pick<Tools, "db">,
  from: Day,
  before: Day,
): Promise<readonly RegisterEntry[]> {
  return (await listTrainings(db)).filter(({ on }) => on >= from && on < before);
}
