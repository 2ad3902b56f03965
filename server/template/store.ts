import type { StaffId } from "../../domain/ids.ts";
import type { Database } from "../storage/database.ts";

export type OwnRow = { readonly version: number; readonly sealed: Buffer };

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
