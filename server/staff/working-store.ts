import type { Staff } from "../../domain/people.ts";
import type { Database } from "../storage/database.ts";

export type Working = Pick<Staff, "id" | "displayName" | "roles"> & { readonly since: Date };

/** Without those who were dismissed; by name. */
export async function readWorking(db: Database): Promise<readonly Working[]> {
  const rows = await db
    .selectFrom("staff")
    .select(["id", "display_name", "roles", "created_at"])
    .where("ended_at", "is", null)
    .orderBy("display_name")
    .orderBy("id")
    .execute();
  return rows.map(({ id, display_name: displayName, roles, created_at: since }) => ({
    ...{ id, displayName, roles, since },
  }));
}
