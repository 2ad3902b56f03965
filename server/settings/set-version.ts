import type { Staff } from "../../domain/people.ts";
import { Refusal } from "../../domain/refusal.ts";
import { recordAct } from "../audit/record.ts";
import type { Tools } from "../tools.ts";
import { type CitySetting, type CitySettingValues, findNewest, insertVersion } from "./versions-store.ts";

/**
 * [RC-3] [UC-6] [DU-3] [TP-2] [OP-5] [RT-2] The next version, with who and when and a line of the trail. Refused with settings-moved where it was
 * decided on another one than the present. Answers the new version.
 */
export async function setVersion<Name extends CitySetting>(
  { db, now }: Pick<Tools, "db" | "now">,
  editor: Staff,
  name: Name,
  seen: number,
  value: CitySettingValues[Name],
): Promise<number> {
  const version = seen + 1;
  await db.transaction().execute(async (tx) => {
    const newest = (await findNewest(tx, name))?.version ?? 0;
    const at = now();
    if (newest !== seen || !(await insertVersion(tx, name, version, value, { staff: editor.id, at })))
      throw new Refusal("settings-moved");
    await recordAct(tx, at, editor, "settings:change", { setting: name, version });
  });
  return version;
}
