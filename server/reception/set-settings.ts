import type { Staff } from "../../domain/people.ts";
import type { ReceptionSettings } from "../../domain/reception.ts";
import { settingsFaults } from "../../domain/reception-faults.ts";
import { Refusal } from "../../domain/refusal.ts";
import { recordAct } from "../audit/record.ts";
import type { Tools } from "../tools.ts";
import { findNewest, insertVersion } from "./store.ts";

/** [RC-2] [RC-3] Refuses what is no calendar, and what was decided on other settings than the present ones. */
export async function setSettings(
  { db, now, reception }: Tools,
  editor: Staff,
  seen: number,
  settings: ReceptionSettings,
): Promise<number> {
  const [fault] = settingsFaults(settings);
  if (fault) throw new Refusal("bad-input", { fault: fault.code, where: fault.where });
  const version = seen + 1;
  await db.transaction().execute(async (tx) => {
    const newest = (await findNewest(tx))?.version ?? 0;
    const at = now();
    if (newest !== seen || !(await insertVersion(tx, version, settings, editor.id, at)))
      throw new Refusal("settings-moved");
    await recordAct(tx, at, editor, "settings:change", { setting: "reception", version });
  });
  reception.startOver();
  return version;
}
