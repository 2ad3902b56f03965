import type { ReceptionSettings } from "../../domain/reception.ts";
import { openReceptionSettings, type SettingsReader } from "../reception/reception-settings.ts";
import type { Database } from "../storage/database.ts";
import { openUrgentSettings, type UrgentSettingsReader } from "../urgent/urgent-settings.ts";

export type CitySettings = {
  readonly reception: SettingsReader;
  readonly urgentSettings: UrgentSettingsReader;
};

/** What this city has set, each part in versions of its own. */
export async function openCitySettings(
  db: Database,
  beginning: ReceptionSettings,
  failed: (error: unknown) => void,
): Promise<CitySettings> {
  return {
    reception: await openReceptionSettings(db, beginning, failed),
    urgentSettings: await openUrgentSettings(db, failed),
  };
}
