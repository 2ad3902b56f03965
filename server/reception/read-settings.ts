import { readVersion } from "../settings/read-version.ts";
import type { Tools } from "../tools.ts";
import { type CurrentSettings, complete } from "./reception-settings.ts";
import { listVersions, type SettingsVersion } from "./store.ts";

const mostVersions = 20;

/** For whoever is about to change them: never from memory. */
export async function readSettings({
  db,
  reception,
}: Tools): Promise<CurrentSettings & { readonly versions: SettingsVersion[] }> {
  const [row, versions] = await Promise.all([readVersion(db, "reception"), listVersions(db, mostVersions)]);
  return { ...complete(row, reception.beginning), versions };
}
