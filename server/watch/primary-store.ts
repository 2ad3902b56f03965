import { sql } from "kysely";
import type { SeenPrimary } from "../../domain/failover.ts";
import type { Database } from "../storage/database.ts";

type Primary = Omit<SeenPrimary, "at">;

/** Whoever answers now, and whether it was put down before. Null where it has ceased to be the primary. */
export async function askPrimary(db: Database): Promise<(Primary & { readonly known: boolean }) | null> {
  // The timeline is in the name of the file of the log that is being written.
  const { rows } = await sql<{ server: string; wal: string | null }>`
    select coalesce(host(inet_server_addr()) || ':' || inet_server_port(), 'socket') as server,
           case when not pg_is_in_recovery() then pg_walfile_name(pg_current_wal_lsn()) end as wal`.execute(
    db,
  );
  const [row] = rows;
  if (!row || row.wal === null) return null;
  const { server } = row;
  const timeline = Number.parseInt(row.wal.slice(0, 8), 16);
  const before = await db
    .selectFrom("primary_seen")
    .select("timeline")
    .where("timeline", "=", timeline)
    .where("server", "=", server)
    .executeTakeFirst();
  return { server, timeline, known: before !== undefined };
}

/** Once, however many processes come with it. */
export async function insertPrimary(db: Database, { server, timeline, at }: SeenPrimary): Promise<void> {
  await db
    .insertInto("primary_seen")
    .values({ server, timeline, at })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

export async function listPrimaries(db: Database, before: Date): Promise<SeenPrimary[]> {
  return db.selectFrom("primary_seen").selectAll().where("at", "<", before).execute();
}
