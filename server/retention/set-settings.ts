import type { Staff } from "../../domain/people.ts";
import { type RetentionSettings, retentionFaults } from "../../domain/retention.ts";
import { refuseFaulty } from "../settings/refuse-faulty.ts";
import { setVersion } from "../settings/set-version.ts";
import type { Tools } from "../tools.ts";

/** [RT-2] Refuses what is none, and what was decided on other periods than the present ones. Answers the new version. */
export async function setRetentionSettings(
  tools: Tools,
  editor: Staff,
  seen: number,
  settings: RetentionSettings,
): Promise<number> {
  refuseFaulty(retentionFaults(settings));
  return setVersion(tools, editor, "retention", seen, settings);
}
