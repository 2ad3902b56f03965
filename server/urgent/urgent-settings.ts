import { firstUrgentSettings, type UrgentSettings } from "../../domain/urgent-settings.ts";
import { type Believed, believe } from "../settings/believe.ts";
import { readVersion } from "../settings/read-version.ts";
import type { Database } from "../storage/database.ts";

export type CurrentUrgentSettings = { readonly version: number; readonly settings: UrgentSettings };
export type UrgentSettingsReader = Believed<CurrentUrgentSettings>;

/** What the city has set about danger words, calls, contacts and the script. */
export function openUrgentSettings(
  db: Database,
  failed: (error: unknown) => void,
): Promise<UrgentSettingsReader> {
  return believe(async () => completed(await readVersion(db, "urgent")), failed);
}

/** What an older program did not know is as every city begins. */
export function completed(row: Awaited<ReturnType<typeof readVersion<"urgent">>>): CurrentUrgentSettings {
  return { version: row?.version ?? 0, settings: { ...firstUrgentSettings, ...row?.value } };
}
