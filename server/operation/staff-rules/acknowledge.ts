import type { Staff } from "../../../domain/people.ts";
import { Refusal } from "../../../domain/refusal.ts";
import { recordAct } from "../../audit/record.ts";
import type { Tools } from "../../tools.ts";
import { insertReader, listStaffRules } from "./store.ts";

/** [RG-4] Of the present version alone: whoever read an older one reads on. The first time stays. */
export async function acknowledgeStaffRules(
  { db, now }: Pick<Tools, "db" | "now">,
  by: Staff,
  version: number,
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const [present] = await listStaffRules(tx, 1);
    if (present?.version !== version) throw new Refusal("settings-moved");
    const at = now();
    if (await insertReader(tx, version, by.id, at))
      await recordAct(tx, at, by, "staff-rules:acknowledge", { version });
  });
}
