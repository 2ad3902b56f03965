import type { Staff } from "../../domain/people.ts";
import type { ReceptionSettings } from "../../domain/reception.ts";
import { settingsFaults } from "../../domain/reception-faults.ts";
import { refuseFaulty } from "../settings/refuse-faulty.ts";
import { setVersion } from "../settings/set-version.ts";
import type { Tools } from "../tools.ts";

/** [RC-2] [RC-3] Refuses what is no calendar, and what was decided on other settings than the present ones. */
export async function setSettings(
  tools: Tools,
  editor: Staff,
  seen: number,
  settings: ReceptionSettings,
): Promise<number> {
  refuseFaulty(settingsFaults(settings));
  const version = await setVersion(tools, editor, "reception", seen, settings);
  tools.reception.startOver();
  return version;
}
