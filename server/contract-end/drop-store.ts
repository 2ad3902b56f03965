import { sql } from "kysely";
import type { Database } from "../storage/database.ts";

/** How many connections of the service are older than this process: those of others. Ages by the database's own clock. */
export async function countOthers(db: Database, ourAgeMillis: number): Promise<number> {
  const { rows } = await sql<{ many: number }>`
    select count(*) as many from pg_stat_activity
    where datname = current_database() and application_name = 'yorisoi'
      and backend_start < clock_timestamp() - ${ourAgeMillis} * interval '1 ms'`.execute(db);
  return rows[0]?.many ?? 0;
}

/** [CE-3] All tables of this installation, and what belongs to them; keys first. Answers how many tables there were. */
export async function dropAll(db: Database): Promise<number> {
  const keys = await dropTables(db, ["data_key", "sealed_secret"]);
  const { rows: tables } = await sql<{ name: string }>`
    select tablename as name from pg_tables where schemaname = 'public'`.execute(db);
  const dropped = await dropTables(
    db,
    tables.map(({ name }) => name),
  );
  // Those of an extension go with it, and are nobody's words.
  const { rows: functions } = await sql<{ said: string }>`
    select p.oid::regprocedure::text as said from pg_proc p
    where p.pronamespace = 'public'::regnamespace
      and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e')`.execute(db);
  for (const { said } of functions) await sql.raw(`drop function if exists ${said} cascade`).execute(db);
  return keys + dropped;
}

/** In one transaction: all of them or none. */
async function dropTables(db: Database, names: readonly string[]): Promise<number> {
  return db.transaction().execute(async (tx) => {
    let many = 0;
    for (const name of names) {
      const { rows } = await sql<{ there: boolean }>`
        select to_regclass(quote_ident('public') || '.' || quote_ident(${name})) is not null as there`.execute(
        tx,
      );
      if (rows[0]?.there !== true) continue;
      await sql`drop table ${sql.table(name)} cascade`.execute(tx);
      many++;
    }
    return many;
  });
}
