// Numbered SQL files, each applied once, in order. Own lines instead of Kysely's Migrator, which writes no hash (an
// edited file would go unseen), refuses a database newer than the program (a rolling upgrade needs that), and runs
// all pending files in one transaction (so their locks would add up).
import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { findPrimary } from "./find-primary.ts";
import { hostsOf, retrying } from "./hosts.ts";

export type MigrateOptions = {
  readonly urls: string;
  readonly folder?: string;
  /** Gets one line for each step. */
  readonly report?: (line: string) => void;
};

type Migration = { readonly name: string; readonly sql: string; readonly sha256: string };

const OWN_FOLDER = join(import.meta.dirname, "migrations");
const NAME = /^\d{4}_[a-z0-9_]+\.sql$/;
const LOCK = 7_496_002;
const TRIES = 20;

/** Brings the database up to this program. Several processes may do so at once. Returns what this one has applied. */
export async function migrate({
  urls,
  folder = OWN_FOLDER,
  report = () => {},
}: MigrateOptions): Promise<string[]> {
  const migrations = await readMigrations(folder);
  const hosts = hostsOf(urls);
  const { host } = await retrying(() => findPrimary(hosts)); // the servers may be starting as well
  const client = new pg.Client({ connectionString: host.url, application_name: "yorisoi migration" });
  client.on("error", () => {}); // the statement at work fails too, and tells
  await client.connect();
  try {
    // So that the server soon stops a statement whose process is gone. Not every system can do it.
    await client.query("set client_connection_check_interval = '1s'").catch(() => {});
    refuseConflicts(migrations, await appliedIn(client));
    const done: string[] = [];
    for (const migration of migrations) {
      if (await applyPatiently(client, migration, report)) done.push(migration.name);
    }
    return done;
  } finally {
    await client.end();
  }
}

async function readMigrations(folder: string): Promise<Migration[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith(".sql")).sort();
  for (const [at, name] of names.entries()) {
    if (!NAME.test(name)) throw new Error(`The migration ${name} must be named like 0001_what_it_does.sql.`);
    const before = names[at - 1];
    if (before?.slice(0, 4) === name.slice(0, 4))
      throw new Error(`${before} and ${name} have the same number.`);
  }
  return Promise.all(
    names.map(async (name) => {
      // A checkout on Windows may have changed the line ends; that is no edit.
      const sql = (await readFile(join(folder, name), "utf8")).replaceAll("\r\n", "\n");
      return { name, sql, sha256: createHash("sha256").update(sql).digest("hex") };
    }),
  );
}

/** Name and hash of everything applied. Makes the table when there is none. */
async function appliedIn(client: pg.Client): Promise<Map<string, string>> {
  return inTransaction(client, async () => {
    await client.query(
      `create table if not exists migration (
         name text primary key, sha256 text not null, applied_at timestamptz not null default now())`,
    );
    const { rows } = await client.query<{ name: string; sha256: string }>(
      "select name, sha256 from migration",
    );
    return new Map(rows.map(({ name, sha256 }) => [name, sha256]));
  });
}

/** What is applied but unknown here is from a newer program, which has kept the database usable for this one. */
function refuseConflicts(migrations: readonly Migration[], applied: ReadonlyMap<string, string>): void {
  let missing: string | null = null;
  for (const { name, sha256 } of migrations) {
    const before = applied.get(name);
    if (before === undefined) missing ??= name;
    else if (before !== sha256) {
      throw new Error(
        `The migration ${name} was changed after it had been applied: undo that, and add a new one.`,
      );
    } else if (missing !== null) {
      throw new Error(
        `The migration ${missing} comes before ${name}, which is applied already: give it a later number.`,
      );
    }
  }
}

/** A migration gives up after 2 s of waiting for a lock, so that nobody queues behind it for longer; it comes back. */
async function applyPatiently(client: pg.Client, migration: Migration, report: (line: string) => void) {
  for (let tries = 1; ; tries += 1) {
    try {
      return await apply(client, migration, report);
    } catch (error) {
      const code = error instanceof pg.DatabaseError ? error.code : undefined;
      if (code !== "55P03" || tries === TRIES) throw failed(migration, error);
      report(`${migration.name} waits for a table that is in use.`);
      await sleep(500 + Math.random() * 500);
    }
  }
}

async function apply(client: pg.Client, { name, sql, sha256 }: Migration, report: (line: string) => void) {
  return inTransaction(client, async () => {
    const { rowCount } = await client.query("select from migration where name = $1", [name]);
    if (rowCount !== 0) return false;
    report(`Applying ${name}.`);
    await client.query("set local lock_timeout = '2s'");
    await client.query(sql);
    await client.query("insert into migration (name, sha256) values ($1, $2)", [name, sha256]);
    return true;
  });
}

/**
 * Under a lock that belongs to the transaction, so that it goes with it however the process ends, and also works
 * through a pooler that shares connections.
 */
async function inTransaction<T>(client: pg.Client, work: () => Promise<T>): Promise<T> {
  await client.query("begin");
  try {
    await client.query("select pg_advisory_xact_lock($1)", [LOCK]);
    const result = await work();
    await client.query("commit");
    return result;
  } catch (error) {
    await client.query("rollback").catch(() => {}); // the first cause is what counts
    throw error;
  }
}

function failed({ name }: Migration, cause: unknown): Error {
  const why = cause instanceof Error ? cause.message : String(cause);
  return new Error(`The migration ${name} failed and was undone: ${why}`, { cause });
}
