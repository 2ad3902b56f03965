import { firstSupportSettings, type SupportSettings } from "../../../domain/support-settings.ts";
import { readVersion } from "../../settings/read-version.ts";
import type { Tools } from "../../tools.ts";

/** Never from memory: an address that was set a moment ago is the one that is wanted. */
export async function readSupportSettings({
  db,
}: Pick<Tools, "db">): Promise<{ readonly version: number; readonly settings: SupportSettings }> {
  const row = await readVersion(db, "support");
  return { version: row?.version ?? 0, settings: { ...firstSupportSettings, ...row?.value } };
}
