import type { Staff } from "../../domain/people.ts";
import { Refusal } from "../../domain/refusal.ts";
import { urgentFaults } from "../../domain/urgent-faults.ts";
import type { UrgentSettings } from "../../domain/urgent-settings.ts";
import { recordAct } from "../audit/record.ts";
import type { Tools } from "../tools.ts";
import { findNewest, insertVersion } from "./settings-store.ts";

/** [UC-6] Refuses what is none, and what was decided on other settings than the present ones. Answers the new version. */
export async function setUrgentSettings(
  { db, now, urgentSettings }: Tools,
  editor: Staff,
  seen: number,
  settings: UrgentSettings,
): Promise<number> {
  const [fault] = urgentFaults(settings);
  if (fault) throw new Refusal("bad-input", { fault: fault.code, where: fault.where });
  const version = seen + 1;
  await db.transaction().execute(async (tx) => {
    const newest = (await findNewest(tx))?.version ?? 0;
    const at = now();
    if (newest !== seen || !(await insertVersion(tx, version, settings, editor.id, at)))
      throw new Refusal("settings-moved");
    await recordAct(tx, at, editor, "settings:change", { setting: "urgent", version });
  });
  urgentSettings.startOver();
  return version;
}
