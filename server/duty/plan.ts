import type { DutyPlan } from "../../domain/duty.ts";
import { dutyFaults } from "../../domain/duty-faults.ts";
import type { Staff } from "../../domain/people.ts";
import { Refusal } from "../../domain/refusal.ts";
import { recordAct } from "../audit/record.ts";
import type { Tools } from "../tools.ts";
import { findNewest, insertVersion } from "./store.ts";

/** [DU-3] Refuses what is no plan, and what was decided on another one than the present. Answers the new version. */
export async function planDuty(
  { db, now }: Tools,
  editor: Staff,
  seen: number,
  plan: DutyPlan,
): Promise<number> {
  const [fault] = dutyFaults(plan);
  if (fault) throw new Refusal("bad-input", { fault: fault.code, where: fault.where });
  const version = seen + 1;
  await db.transaction().execute(async (tx) => {
    const newest = (await findNewest(tx))?.version ?? 0;
    const at = now();
    if (newest !== seen || !(await insertVersion(tx, version, plan, editor.id, at)))
      throw new Refusal("settings-moved");
    await recordAct(tx, at, editor, "settings:change", { setting: "duty", version });
  });
  return version;
}
