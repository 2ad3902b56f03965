import { sql } from "kysely";
import type { DutyPlan } from "../../domain/duty.ts";
import type { StaffId } from "../../domain/ids.ts";
import type { ReceptionSettings } from "../../domain/reception.ts";
import type { RetentionSettings } from "../../domain/retention.ts";
import type { SchoolCodes } from "../../domain/school-code.ts";
import type { SchoolList } from "../../domain/school-list.ts";
import type { SupportSettings } from "../../domain/support-settings.ts";
import type { Template } from "../../domain/template.ts";
import type { UrgentSettings } from "../../domain/urgent-settings.ts";
import type { Database, Tx } from "../storage/database.ts";

/** What a city sets in versions: each in a table of its own, whole, one row a change. */
const places = {
  reception: { table: "reception_settings", column: "settings" },
  urgent: { table: "urgent_settings", column: "settings" },
  duty: { table: "duty_plan", column: "plan" },
  templates: { table: "city_templates", column: "templates" },
  support: { table: "support_settings", column: "settings" },
  retention: { table: "retention_settings", column: "settings" },
  schools: { table: "school_list", column: "schools" },
  "school-codes": { table: "school_codes", column: "codes" },
} as const;

export type CitySettingValues = {
  readonly reception: ReceptionSettings;
  readonly urgent: UrgentSettings;
  readonly duty: DutyPlan;
  readonly templates: readonly Template[];
  readonly support: SupportSettings;
  readonly retention: RetentionSettings;
  readonly schools: SchoolList;
  readonly "school-codes": SchoolCodes;
};
export type CitySetting = keyof CitySettingValues;

/** An older program may not have known every part of it. */
type Stored<Value> = Value extends readonly unknown[] ? Value : Partial<Value>;
export type SetVersion<Name extends CitySetting> = {
  readonly version: number;
  readonly value: Stored<CitySettingValues[Name]>;
};

export async function findNewest<Name extends CitySetting>(
  db: Database | Tx,
  name: Name,
): Promise<SetVersion<Name> | null> {
  const { table, column } = places[name];
  const { rows } = await sql<SetVersion<Name>>`
    select version, ${sql.ref(column)} as value from ${sql.table(table)} order by version desc limit 1`.execute(
    db,
  );
  return rows[0] ?? null;
}

/** Answers whether it was the first of this version. */
export async function insertVersion<Name extends CitySetting>(
  tx: Tx,
  name: Name,
  version: number,
  value: CitySettingValues[Name],
  { staff, at }: { readonly staff: StaffId; readonly at: Date },
): Promise<boolean> {
  const { table, column } = places[name];
  const { rows } = await sql`
    insert into ${sql.table(table)} (version, ${sql.ref(column)}, staff_id, at)
    values (${version}, ${JSON.stringify(value)}, ${staff}, ${at})
    on conflict do nothing returning version`.execute(tx);
  return rows.length > 0;
}
