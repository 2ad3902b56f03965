import type { DutyPlan } from "../../domain/duty.ts";
import { dutyFaults } from "../../domain/duty-faults.ts";
import type { Staff } from "../../domain/people.ts";
import { refuseFaulty } from "../settings/refuse-faulty.ts";
import { setVersion } from "../settings/set-version.ts";
import type { Tools } from "../tools.ts";

/** [DU-3] Refuses what is no plan, and what was decided on another one than the present. Answers the new version. */
export async function planDuty(tools: Tools, editor: Staff, seen: number, plan: DutyPlan): Promise<number> {
  refuseFaulty(dutyFaults(plan));
  return setVersion(tools, editor, "duty", seen, plan);
}
