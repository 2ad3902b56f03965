import type { Staff } from "../../domain/people.ts";
import { urgentFaults } from "../../domain/urgent-faults.ts";
import type { UrgentSettings } from "../../domain/urgent-settings.ts";
import { refuseFaulty } from "../settings/refuse-faulty.ts";
import { setVersion } from "../settings/set-version.ts";
import type { Tools } from "../tools.ts";

/** [UC-6] Refuses what is none, and what was decided on other settings than the present ones. Answers the new version. */
export async function setUrgentSettings(
  tools: Tools,
  editor: Staff,
  seen: number,
  settings: UrgentSettings,
): Promise<number> {
  refuseFaulty(urgentFaults(settings));
  const version = await setVersion(tools, editor, "urgent", seen, settings);
  tools.urgentSettings.startOver();
  return version;
}
