// How long a migration keeps others from a table, as the database itself says it.
import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";

export type LockWatch = AsyncDisposable & {
  /** The longest that a table was held so that nobody could read or write it, and that a statement of the service waited for it. */
  readonly found: { heldMillis: number; waitedMillis: number; looks: number };
};

const everyMillis = 20;

/** Of the migration's connection: exclusive locks on tables that it has, since its statement or transaction began. */
const asked = `
  select
    coalesce(max(extract(epoch from clock_timestamp() - a.xact_start) * 1000)
      filter (where a.application_name = 'yorisoi migration' and exists (
        select from pg_locks l join pg_class c on c.oid = l.relation and c.relkind = 'r' and c.relnamespace = 'public'::regnamespace
        where l.pid = a.pid and l.granted and l.mode in ('AccessExclusiveLock', 'ShareLock', 'ShareRowExclusiveLock', 'ExclusiveLock')
          and c.relname = any($1))), 0)::float8 as held,
    coalesce(max(extract(epoch from clock_timestamp() - a.query_start) * 1000)
      filter (where a.application_name <> 'yorisoi migration' and a.wait_event_type = 'Lock' and a.wait_event = 'relation'), 0)::float8 as waited
  from pg_stat_activity a where a.datname = current_database()`;

export async function watchLocks(url: string, tables: readonly string[]): Promise<LockWatch> {
  const client = new pg.Client({ connectionString: url, application_name: "lock watch" });
  client.on("error", () => {});
  await client.connect();
  const found = { heldMillis: 0, waitedMillis: 0, looks: 0 };
  let stopped = false;
  const watching = (async () => {
    while (!stopped) {
      const { rows } = await client.query<{ held: number; waited: number }>(asked, [tables]);
      found.heldMillis = Math.max(found.heldMillis, Math.round(rows[0]?.held ?? 0));
      found.waitedMillis = Math.max(found.waitedMillis, Math.round(rows[0]?.waited ?? 0));
      found.looks += 1;
      await pause(everyMillis);
    }
  })();
  return {
    found,
    async [Symbol.asyncDispose]() {
      stopped = true;
      await watching;
      await client.end();
    },
  };
}
