import type { StaffId } from "../../domain/ids.ts";
import type { Template } from "../../domain/template.ts";
import type { Database, Tx } from "../storage/database.ts";

export type CityRow = { readonly version: number; readonly templates: readonly Template[] };
export type OwnRow = { readonly version: number; readonly sealed: Buffer };

export async function findCityTemplates(db: Database | Tx): Promise<CityRow | null> {
  const row = await db
    .selectFrom("city_templates")
    .select(["version", "templates"])
    .orderBy("version", "desc")
    .limit(1)
    .executeTakeFirst();
  return row ?? null;
}

/** Answers whether it was the first of this version. */
export async function insertCityTemplates(
  tx: Tx,
  { version, templates }: CityRow,
  staff: StaffId,
  at: Date,
): Promise<boolean> {
  const made = await tx
    .insertInto("city_templates")
    .values({ version, templates: JSON.stringify(templates), staff_id: staff, at })
    .onConflict((conflict) => conflict.doNothing())
    .returning("version")
    .executeTakeFirst();
  return made !== undefined;
}

export async function findOwnTemplates(db: Database, staff: StaffId): Promise<OwnRow | null> {
  const row = await db
    .selectFrom("own_templates")
    .select(["version", "sealed"])
    .where("staff_id", "=", staff)
    .executeTakeFirst();
  return row ?? null;
}

/** Answers whether the version before this one was there, or none where this is the first. */
export async function putOwnTemplates(
  db: Database,
  staff: StaffId,
  { version, sealed }: OwnRow,
  at: Date,
): Promise<boolean> {
  const put =
    version === 1
      ? await db
          .insertInto("own_templates")
          .values({ staff_id: staff, version, sealed, at })
          .onConflict((conflict) => conflict.doNothing())
          .returning("version")
          .executeTakeFirst()
      : await db
          .updateTable("own_templates")
          .set({ version, sealed, at })
          .where("staff_id", "=", staff)
          .where("version", "=", version - 1)
          .returning("version")
          .executeTakeFirst();
  return put !== undefined;
}
