import { firstRetentionSettings, type RetentionSettings } from "../../domain/retention.ts";
import { readVersion } from "../settings/read-version.ts";
import type { Tools } from "../tools.ts";

/** Never from memory. Version 0 is what every city begins with: nothing goes. */
export async function readRetentionSettings({
  db,
}: Pick<Tools, "db">): Promise<{ readonly version: number; readonly settings: RetentionSettings }> {
  const row = await readVersion(db, "retention");
  return { version: row?.version ?? 0, settings: { ...firstRetentionSettings, ...row?.value } };
}
