import { readVersion } from "../settings/read-version.ts";
import type { Tools } from "../tools.ts";
import { type CurrentUrgentSettings, completed } from "./urgent-settings.ts";

/** For desks and for whoever is about to change them: never from memory. */
export async function readUrgentSettings({ db }: Tools): Promise<CurrentUrgentSettings> {
  return completed(await readVersion(db, "urgent"));
}
