import type { ReceptionSettings } from "../../domain/reception.ts";
import { type Believed, believe } from "../settings/believe.ts";
import { readVersion } from "../settings/read-version.ts";
import type { Database } from "../storage/database.ts";

export type CurrentSettings = { readonly version: number; readonly settings: ReceptionSettings };

/** What the city has set about its reception. */
export type SettingsReader = Believed<CurrentSettings> & {
  /** With what this city began, and what stands wherever it has set nothing. */
  readonly beginning: ReceptionSettings;
};

export async function openReceptionSettings(
  db: Database,
  beginning: ReceptionSettings,
  failed: (error: unknown) => void,
): Promise<SettingsReader> {
  return {
    beginning,
    ...(await believe(async () => complete(await readVersion(db, "reception"), beginning), failed)),
  };
}

/** What an older program did not know is as every city begins. */
export function complete(
  row: Awaited<ReturnType<typeof readVersion<"reception">>>,
  beginning: ReceptionSettings,
): CurrentSettings {
  return { version: row?.version ?? 0, settings: { ...beginning, ...row?.value } };
}
