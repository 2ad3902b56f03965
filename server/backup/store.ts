import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { sql } from "kysely";
import type pg from "pg";
import type { Drill, Lost } from "../../domain/backup.ts";
import type { RestorePoint, TableFigures } from "../../domain/restore-point.ts";
import type { Database, Storage, Tx } from "../storage/database.ts";

export type NotedPoint = RestorePoint & { readonly tables: TableFigures };

/** Numbers before it are those of storage/ and of the keys. */
const onlyOne = 7_496_063;

/** One at a time over all processes: goes with its connection, however that ends. Null where another is at work. */
export async function takeBackupLock(storage: Storage): Promise<AsyncDisposable | null> {
  const connection = await storage.connect();
  const { rows } = await connection.query<{ got: boolean }>("select pg_try_advisory_lock($1) as got", [
    onlyOne,
  ]);
  const end = (): Promise<void> => connection.end();
  if (rows[0]?.got === true) return { [Symbol.asyncDispose]: end };
  await end();
  return null;
}

// ── points ──

const tries = 40;
/** Counting goes over every row; nobody waits for it. */
const countingMillis = 3_600_000;

/**
 * Names this moment in the log, and counts what the tables hold at exactly that moment. For it nobody writes for an instant:
 * the tables are held until the moment is named, and nobody is kept waiting for longer than half a second to get there.
 */
export async function makePoint(storage: Storage, name: string): Promise<NotedPoint> {
  const [holding, counting] = [await storage.connect(), await storage.connect()];
  try {
    for (let tried = 1; ; tried++) {
      try {
        const point = await nameMoment(holding, counting, name);
        const tables = await countTables(counting);
        await counting.query("commit");
        return { ...point, tables };
      } catch (error) {
        await Promise.all([holding, counting].map((one) => one.query("rollback")));
        const busy = (error as { code?: unknown }).code === "55P03";
        if (!busy || tried === tries) throw error;
        await pause(100 + 400 * Math.random());
      }
    }
  } finally {
    await Promise.all([holding.end(), counting.end()]);
  }
}

async function nameMoment(holding: pg.Client, counting: pg.Client, name: string): Promise<RestorePoint> {
  await holding.query("begin");
  await holding.query("set local lock_timeout = '500ms'");
  const tables = (await listTables(holding)).join(", ");
  await holding.query(`lock table ${tables} in share mode`);
  await counting.query("begin isolation level repeatable read, read only");
  await counting.query("select 1"); // from here on it sees this moment and no other
  const { rows } = await holding.query<{ lsn: string; timeline: string; at: Date }>(
    `select pg_create_restore_point($1)::text as lsn, clock_timestamp() as at,
            substr(pg_walfile_name(pg_current_wal_lsn()), 1, 8) as timeline`,
    [name],
  );
  await holding.query("commit");
  // The file of the log that it stands in is closed, so that it goes into the backups now.
  await holding.query("select pg_switch_wal()");
  const [row] = rows;
  if (!row) throw new Error("The database has named no restore point.");
  return { name, at: row.at, lsn: row.lsn, timeline: Number.parseInt(row.timeline, 16) };
}

/** Of a database that nobody writes to. */
export async function countAll(storage: Storage): Promise<TableFigures> {
  const connection = await storage.connect();
  try {
    await connection.query("begin isolation level repeatable read, read only");
    const tables = await countTables(connection);
    await connection.query("commit");
    return tables;
  } finally {
    await connection.end();
  }
}

/** Names as SQL has them. What is unlogged is meant to be gone after a restore, so it counts for nothing. */
async function listTables(connection: pg.Client): Promise<string[]> {
  const { rows } = await connection.query<{ name: string }>(
    `select quote_ident(relname) as name from pg_class
      where relnamespace = 'public'::regnamespace and relkind = 'r' and relpersistence = 'p' order by relname`,
  );
  return rows.map(({ name }) => name);
}

async function countTables(connection: pg.Client): Promise<TableFigures> {
  // A row's text depends on these.
  await connection.query(
    `set local timezone = 'UTC'; set local datestyle = 'ISO'; set local intervalstyle = 'postgres';
     set local bytea_output = 'hex'; set local extra_float_digits = 1`,
  );
  const counted: Record<string, { rows: number; hash: string }> = {};
  for (const table of await listTables(connection)) {
    // Sums, so that the order of the rows does not count.
    const { rows } = await connection.query<{ rows: number; hash: string }>({
      text: `select count(*) as rows, coalesce(sum(hashtextextended(t::text, 0)::numeric), 0) || '/' ||
               coalesce(sum(hashtextextended(t::text, 1)::numeric), 0) as hash from ${table} t`,
      query_timeout: countingMillis,
    } as pg.QueryConfig);
    const [row] = rows;
    if (row) counted[table] = { rows: Number(row.rows), hash: row.hash };
  }
  return counted;
}

export async function insertPoint(db: Database | Tx, point: NotedPoint): Promise<void> {
  await db
    .insertInto("restore_point")
    .values({ ...point, tables: JSON.stringify(point.tables) })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Newest first. */
export async function listPoints(db: Database): Promise<NotedPoint[]> {
  return db.selectFrom("restore_point").selectAll().orderBy("at", "desc").execute();
}

export async function forgetPointsBefore(db: Database, at: Date): Promise<void> {
  await db.deleteFrom("restore_point").where("at", "<", at).execute();
}

// ── the log ──

/** Closes the file of the log that is being written, if there is anything in it. Answers the name of the last closed one. */
export async function closeWalFile(db: Database): Promise<string> {
  const { rows } = await sql<{ name: string }>`select pg_walfile_name(pg_switch_wal()) as name`.execute(db);
  return rows[0]?.name ?? "";
}

export async function readWalState(db: Database): Promise<{ archives: boolean; timeline: number }> {
  const { rows } = await sql<{ archives: boolean; timeline: string }>`
    select current_setting('archive_mode') <> 'off' as archives,
           substr(pg_walfile_name(pg_current_wal_lsn()), 1, 8) as timeline`.execute(db);
  const [row] = rows;
  return { archives: row?.archives === true, timeline: Number.parseInt(row?.timeline ?? "1", 16) };
}

// ── drills ──

export async function insertDrill(db: Database, drill: Drill): Promise<void> {
  await db
    .insertInto("backup_drill")
    .values({ id: randomUUID(), ...drill })
    .execute();
}

// ── what a restore takes ──

/** What was written after this moment. */
export async function countSince(db: Database, at: Date): Promise<Lost> {
  const { rows } = await sql<Lost>`
    select count(*) filter (where kind = 'message') as messages,
           count(distinct consultation_id) as consultations, min(at) as first, max(at) as last
    from entry where at > ${at}`.execute(db);
  return rows[0] ?? { messages: 0, consultations: 0, first: null, last: null };
}

/** [DL-5] Every number that anybody holds is void from here on. */
export async function changeEpoch(tx: Tx): Promise<void> {
  await sql`update installation set epoch = gen_random_uuid()`.execute(tx);
}
