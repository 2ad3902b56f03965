import { sql } from "kysely";
import type { Database } from "../storage/database.ts";

export type DatabaseFacts = {
  readonly version: string;
  readonly versionNumber: number;
  /** LC_CTYPE, on which Japanese search depends. */
  readonly characterType: string;
  readonly now: Date;
};

export async function readFacts(db: Database): Promise<DatabaseFacts> {
  const { rows } = await sql<DatabaseFacts>`
    select current_setting('server_version') as version,
           current_setting('server_version_num')::int as "versionNumber",
           d.datctype as "characterType",
           clock_timestamp() as now
    from pg_database d where d.datname = current_database()`.execute(db);
  const [facts] = rows;
  if (!facts) throw new Error("The database does not know itself.");
  return facts;
}

/** Name and hash of each migration that was applied; null where none ever was. */
export async function listApplied(db: Database): Promise<Map<string, string> | null> {
  const { rows: tables } = await sql<{ there: boolean }>`
    select to_regclass('migration') is not null as there`.execute(db);
  if (tables[0]?.there !== true) return null;
  const { rows } = await sql<{ name: string; sha256: string }>`select name, sha256 from migration`.execute(
    db,
  );
  return new Map(rows.map(({ name, sha256 }) => [name, sha256]));
}

/** How many other processes have started, taken over or joined this embedded server. */
export async function countLaunchers(db: Database, prefix: string, ownName: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(distinct application_name) as count from pg_stat_activity
    where starts_with(application_name, ${prefix}) and application_name <> ${ownName}`.execute(db);
  return rows[0]?.count ?? 0;
}
