import { firstSettings } from "../../domain/first-settings.ts";
import type { ReceptionSettings } from "../../domain/reception.ts";
import type { Database } from "../storage/database.ts";
import { findNewest, type SettingsRow } from "./store.ts";

export type CurrentSettings = { readonly version: number; readonly settings: ReceptionSettings };

/** What the city has set, as every call of this process sees it: at most two seconds old. */
export type SettingsReader = {
  current(): Promise<CurrentSettings>;
};

const believedMillis = 2_000;

/** Where the database does not answer, what was read last goes on: replies are worth less than the words they answer. */
export async function openReceptionSettings(
  db: Database,
  failed: (error: unknown) => void,
): Promise<SettingsReader> {
  let kept = complete(await findNewest(db));
  let until = performance.now() + believedMillis;
  let reading: Promise<void> | null = null;

  async function read(): Promise<void> {
    try {
      kept = complete(await findNewest(db));
    } catch (error) {
      failed(error);
    }
    until = performance.now() + believedMillis;
    reading = null;
  }

  return {
    async current() {
      if (until >= performance.now()) return kept;
      reading ??= read();
      await reading;
      return kept;
    },
  };
}

/** What an older program did not know is as every city begins. */
export function complete(row: SettingsRow | null): CurrentSettings {
  return { version: row?.version ?? 0, settings: { ...firstSettings, ...row?.settings } };
}
