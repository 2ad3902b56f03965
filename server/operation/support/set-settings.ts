import type { Staff } from "../../../domain/people.ts";
import { type SupportSettings, supportFaults } from "../../../domain/support-settings.ts";
import { refuseFaulty } from "../../settings/refuse-faulty.ts";
import { setVersion } from "../../settings/set-version.ts";
import type { Tools } from "../../tools.ts";

/** [OP-5] Refuses what is none, and what was decided on other settings than the present ones. Answers the new version. */
export async function setSupportSettings(
  tools: Tools,
  editor: Staff,
  seen: number,
  settings: SupportSettings,
): Promise<number> {
  refuseFaulty(supportFaults(settings));
  return setVersion(tools, editor, "support", seen, settings);
}
