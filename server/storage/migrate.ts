// Numbered SQL files, each applied once, in order. Own lines instead of Kysely's Migrator, which writes no hash (an
// edited file would go unseen), refuses a database newer than the program (a rolling upgrade needs that), and runs
// all pending files in one transaction (so their locks would add up).
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { findPrimary } from "./find-primary.ts";
import { hostsOf, retrying } from "./hosts.ts";
import { type Migration, readMigrations } from "./read-migrations.ts";
import { UnfitDatabase } from "./unfit.ts";

export type MigrateOptions = {
  readonly urls: string;
  readonly folder?: string;
  /** Gets one line for each step. */
  readonly report?: (line: string) => void;
};

type Applied = { readonly name: string; readonly sha256: string; readonly needs: string | null };

const OWN_FOLDER = join(import.meta.dirname, "migrations");
const LOCK = 7_496_002;
/** Of what is done in pieces. Another one than above: who waits for that one inside a transaction would be waited for. */
const PIECES_LOCK = 7_496_003;
const TRIES = 20;

/**
 * Brings the database up to this program. Several processes may do so at once. Returns what this one has applied. Throws
 * UnfitDatabase where this program cannot run on it.
 */
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
    refuseConflicts(migrations, await appliedIn(client).catch(refuseWithoutRights));
    const done: string[] = [];
    for (const migration of migrations) {
      if (await applyPatiently(client, migration, report)) done.push(migration.name);
    }
    return done;
  } finally {
    await client.end();
  }
}

/** Everything applied, in order. Makes the table when there is none. */
async function appliedIn(client: pg.Client): Promise<Applied[]> {
  return inTransaction(client, async () => {
    await client.query(
      `create table if not exists migration (
         name text primary key, sha256 text not null, applied_at timestamptz not null default now())`,
    );
    // Whatever columns the table has by now.
    const { rows } = await client.query<Applied>(
      "select name, sha256, to_jsonb(migration) ->> 'needs' as needs from migration order by name",
    );
    return rows;
  });
}

function refuseWithoutRights(error: unknown): never {
  if (!(error instanceof pg.DatabaseError) || error.code !== "42501") throw error;
  throw new UnfitDatabase(
    `The role of DATABASE_URL may not make tables (${error.message}): let it own the database, as docs/runbook/cluster.md says.`,
    { cause: error },
  );
}

/** What is applied but unknown here is from a newer program, which has kept the database usable for this one, or says that it has not. */
function refuseConflicts(migrations: readonly Migration[], applied: readonly Applied[]): void {
  const newest = migrations.at(-1)?.name ?? "";
  const beyond = applied.find(({ needs }) => needs !== null && needs > newest.slice(0, 4));
  if (beyond)
    throw new UnfitDatabase(
      `The database was changed by a newer version of Yorisoi (${beyond.name}) so that this one, which ends at ${newest}, cannot ` +
        `run on it any more: start that version, or one that knows migration ${beyond.needs}.`,
    );
  const hashes = new Map(applied.map(({ name, sha256 }) => [name, sha256]));
  let missing: string | null = null;
  for (const { name, sha256 } of migrations) {
    const before = hashes.get(name);
    if (before === undefined) missing ??= name;
    else if (before !== sha256) {
      throw new UnfitDatabase(
        `The migration ${name} was changed after it had been applied: undo that, and add a new one.`,
      );
    } else if (missing !== null) {
      throw new UnfitDatabase(
        `The migration ${missing} comes before ${name}, which is applied already: give it a later number.`,
      );
    }
  }
}

/** [HO-2] A migration gives up after a second of waiting for a lock, so that nobody queues behind it for longer; it comes back. */
async function applyPatiently(client: pg.Client, migration: Migration, report: (line: string) => void) {
  for (let tries = 1; ; tries += 1) {
    try {
      return migration.inPieces === null
        ? await apply(client, migration, report)
        : await applyInPieces(client, migration, migration.inPieces, report);
    } catch (error) {
      const code = error instanceof pg.DatabaseError ? error.code : undefined;
      if (code !== "55P03" || tries === TRIES) throw failed(migration, error);
      report(`${migration.name} waits for a table that is in use.`);
      await sleep(500 + Math.random() * 500);
    }
  }
}

async function apply(client: pg.Client, migration: Migration, report: (line: string) => void) {
  return inTransaction(client, async () => {
    if (await isApplied(client, migration)) return false;
    report(`Applying ${migration.name}.`);
    await client.query("set local lock_timeout = '1s'");
    await client.query(migration.sql);
    await note(client, migration);
    return true;
  });
}

/** Without a transaction around them, so that nobody waits for their locks; cut short, all of them are done again. */
async function applyInPieces(
  client: pg.Client,
  migration: Migration,
  pieces: readonly string[],
  report: (line: string) => void,
) {
  // Asked for again and again: an index that is made beside the writers waits for whoever waits in a statement.
  const asked = "select pg_try_advisory_lock($1) as got";
  while (!(await client.query<{ got: boolean }>(asked, [PIECES_LOCK])).rows[0]?.got) await sleep(200);
  try {
    if (await isApplied(client, migration)) return false;
    report(`Applying ${migration.name}, while everything goes on.`);
    for (const piece of pieces) await client.query(piece);
    await note(client, migration);
    return true;
  } finally {
    await client.query("select pg_advisory_unlock($1)", [PIECES_LOCK]).catch(() => {}); // it goes with the connection
  }
}

async function isApplied(client: pg.Client, { name }: Migration): Promise<boolean> {
  return (await client.query("select from migration where name = $1", [name])).rowCount !== 0;
}

/** What is older than the column for it needs nothing. */
async function note(client: pg.Client, { name, sha256, needs }: Migration): Promise<void> {
  await client.query("insert into migration (name, sha256) values ($1, $2)", [name, sha256]);
  if (needs !== null) await client.query("update migration set needs = $2 where name = $1", [name, needs]);
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

function failed({ name, inPieces }: Migration, cause: unknown): Error {
  const why = cause instanceof Error ? cause.message : String(cause);
  const left = inPieces === null ? "failed and was undone" : "failed, and is begun again by the next start";
  return new UnfitDatabase(`The migration ${name} ${left}: ${why}`, { cause });
}
