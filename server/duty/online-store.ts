import { sql } from "kysely";
import type { StaffId } from "../../domain/ids.ts";
import type { Database } from "../storage/database.ts";

const onlineSeconds = 12;

/** They read along here just now. */
export async function markOnline(db: Database, staff: readonly StaffId[]): Promise<void> {
  if (staff.length === 0) return;
  await sql`
    insert into staff_online (staff_id, seen_at) select id, now() from unnest(${[...staff].sort()}::uuid[]) as reading (id)
    on conflict (staff_id) do update set seen_at = excluded.seen_at`.execute(db);
}

/** Who reads along, at whichever process. */
export async function listOnline(db: Database): Promise<StaffId[]> {
  const rows = await db
    .selectFrom("staff_online")
    .select("staff_id as staff")
    .where("seen_at", ">", sql<Date>`now() - make_interval(secs => ${onlineSeconds})`)
    .execute();
  return rows.map(({ staff }) => staff);
}
