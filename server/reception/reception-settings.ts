import { setTimeout as pause } from "node:timers/promises";
import type { ReceptionSettings } from "../../domain/reception.ts";
import type { Database } from "../storage/database.ts";
import { findNewest, type SettingsRow } from "./store.ts";

export type CurrentSettings = { readonly version: number; readonly settings: ReceptionSettings };

/** What the city has set, as every call of this process sees it: at most two seconds old. */
export type SettingsReader = {
  /** With what this city began, and what stands wherever it has set nothing. */
  readonly beginning: ReceptionSettings;
  current(): Promise<CurrentSettings>;
  /** This process has just changed them. */
  startOver(): void;
};

const believedMillis = 2_000;
/** A slow database holds up nobody who writes for longer than this. */
const patienceMillis = 500;

/** Where the database does not answer, what was read last goes on: replies are worth less than the words they answer. */
export async function openReceptionSettings(
  db: Database,
  beginning: ReceptionSettings,
  failed: (error: unknown) => void,
): Promise<SettingsReader> {
  let kept = complete(await findNewest(db), beginning);
  let until = performance.now() + believedMillis;
  let reading: Promise<void> | null = null;

  async function read(): Promise<void> {
    try {
      kept = complete(await findNewest(db), beginning);
    } catch (error) {
      failed(error);
    }
    until = performance.now() + believedMillis;
    reading = null;
  }

  return {
    beginning,
    async current() {
      if (until >= performance.now()) return kept;
      reading ??= read();
      await Promise.race([reading, pause(patienceMillis, undefined, { ref: false })]);
      return kept;
    },
    startOver() {
      until = 0;
    },
  };
}

/** What an older program did not know is as every city begins. */
export function complete(row: SettingsRow | null, beginning: ReceptionSettings): CurrentSettings {
  return { version: row?.version ?? 0, settings: { ...beginning, ...row?.settings } };
}
