import type { StaffId } from "../../domain/ids.ts";
import type { UrgentSettings } from "../../domain/urgent-settings.ts";
import type { Database, Tx } from "../storage/database.ts";

/** What was set; an older program may not have known every part of it. */
export type SettingsRow = { readonly version: number; readonly settings: Partial<UrgentSettings> };

export async function findNewest(db: Database | Tx): Promise<SettingsRow | null> {
  const row = await db
    .selectFrom("urgent_settings")
    .select(["version", "settings"])
    .orderBy("version", "desc")
    .limit(1)
    .executeTakeFirst();
  return row ?? null;
}

/** Answers whether it was the first of this version. */
export async function insertVersion(
  tx: Tx,
  version: number,
  settings: UrgentSettings,
  staff: StaffId,
  at: Date,
): Promise<boolean> {
  const made = await tx
    .insertInto("urgent_settings")
    .values({ version, settings: JSON.stringify(settings), staff_id: staff, at })
    .onConflict((conflict) => conflict.doNothing())
    .returning("version")
    .executeTakeFirst();
  return made !== undefined;
}
