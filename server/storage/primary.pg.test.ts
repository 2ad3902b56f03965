import { randomUUID } from "node:crypto";
import { chmod, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import pg from "pg";
import { expect, onTestFinished, test } from "vitest";
import { openWire } from "../../test/faults/wire.ts";
import { openStorage, type Storage } from "./database.ts";
import { type EmbeddedServer, startEmbedded } from "./embedded.ts";
import { findPrimary } from "./find-primary.ts";
import { hostsOf, retrying } from "./hosts.ts";
import { openPool } from "./pool.ts";
import { startStandby } from "./testing-standby.ts";

async function tempFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "yorisoi-primary-"));
  await chmod(folder, 0o711);
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

async function startServer(): Promise<EmbeddedServer> {
  return startEmbedded({ dataDir: await tempFolder(), log: () => {} });
}

async function on<Row extends pg.QueryResultRow>(
  server: EmbeddedServer,
  ...statements: string[]
): Promise<Row[]> {
  const client = new pg.Client({ connectionString: server.url() });
  await client.connect();
  try {
    let rows: Row[] = [];
    for (const statement of statements) ({ rows } = await client.query<Row>(statement));
    return rows;
  } finally {
    await client.end();
  }
}

const PORT = { name: "port", text: "select inet_server_port() as port" };

/** Writes by key, again and again until told to stop, as clients with an outbox do. */
function write(storage: Storage, writers: number) {
  const insert = {
    name: "write",
    text: "insert into written values ($1) on conflict (key) do update set key = excluded.key returning inet_server_port() as port",
  };
  const acknowledged: { key: string; port: number }[] = [];
  let stopped = false;
  const done = Promise.all(
    Array.from({ length: writers }, async () => {
      while (!stopped) {
        const key = randomUUID();
        const [row] = await retrying(() => storage.run<{ port: number }>(insert, [key]));
        acknowledged.push({ key, port: row?.port ?? 0 });
      }
    }),
  );
  done.catch(() => {}); // `stop` tells
  return {
    count: (port: number) => acknowledged.filter((one) => one.port === port).length,
    async stop(): Promise<string[]> {
      stopped = true;
      await done;
      return acknowledged.map(({ key }) => key);
    },
  };
}

async function lost(server: EmbeddedServer, keys: readonly string[]): Promise<string[]> {
  const rows = await on<{ key: string }>(server, "select key from written");
  const stored = new Set(rows.map(({ key }) => key));
  return keys.filter((key) => !stored.has(key));
}

test("[S8.9] a server killed again and again under load: every acknowledged row is there, and nothing crashes", async () => {
  await using server = await startServer();
  await on(server, "create table written (key uuid primary key)");
  await using storage = await openStorage({ urls: server.url() });
  const load = write(storage, 8);
  for (let kills = 1; kills <= 3; kills += 1) {
    await expect.poll(() => load.count(server.port), { timeout: 20_000 }).toBeGreaterThan(kills * 200);
    process.kill(server.pid, "SIGKILL");
    const { pid } = server;
    await expect.poll(() => server.pid, { timeout: 20_000 }).not.toBe(pid);
  }
  await expect.poll(() => load.count(server.port), { timeout: 20_000 }).toBeGreaterThan(1_000);
  expect(await lost(server, await load.stop())).toEqual([]);
});

test("a standby is never chosen, whatever its place in the list", async () => {
  await using primary = await startServer();
  await using standby = await startStandby(primary, await tempFolder());
  for (const urls of [`${standby.url()},${primary.url()}`, `${primary.url()},${standby.url()}`]) {
    await using storage = await openStorage({ urls });
    expect(await storage.run(PORT, [])).toEqual([{ port: primary.port }]);
    const own = await storage.connect();
    expect((await own.query(PORT.text)).rows).toEqual([{ port: primary.port }]);
    await own.end();
  }
  const alone = openStorage({ urls: standby.url(), until: AbortSignal.timeout(200) });
  await expect(alone).rejects.toThrow(`127.0.0.1:${standby.port} is a standby`);
});

test("[HA-4] a pool at rest does not take another server for its own when its address leads there by now", async () => {
  await using primary = await startServer();
  await using standby = await startStandby(primary, await tempFolder());
  let leadsTo = primary.port;
  await using wire = await openWire({ to: () => leadsTo });
  const url = primary.url().replace(`:${primary.port}`, `:${wire.port}`);
  const found = await findPrimary(hostsOf(url));
  const pool = openPool(found, { poolSize: 2, queryTimeoutMillis: 5_000 }, () => {});
  (await pool.take()).release(true);
  await on(standby, "select pg_promote()");
  leadsTo = standby.port;
  await expect(pool.take()).rejects.toMatchObject({ code: "08006" });
  pool.drop();
});

/** The main process of a server and its children. */
async function family(pid: number): Promise<number[]> {
  const children = await readFile(`/proc/${pid}/task/${pid}/children`, "utf8");
  return [pid, ...children.trim().split(/\s+/).map(Number)];
}

function signal(pids: readonly number[], name: NodeJS.Signals): void {
  for (const pid of pids) {
    try {
      process.kill(pid, name);
    } catch {
      // it has ended by itself
    }
  }
}

test.runIf(process.platform === "linux").each<["is killed" | "is frozen", NodeJS.Signals]>([
  ["is killed", "SIGKILL"],
  ["is frozen", "SIGSTOP"],
])(
  "the primary %s under load and the standby is promoted: acknowledged rows are all on the new primary, " +
    "and the old one, back again, is not believed",
  { timeout: 60_000 },
  async (_, how) => {
    await using primary = await startServer();
    await on(primary, "create table written (key uuid primary key)");
    await using standby = await startStandby(primary, await tempFolder());
    await on(primary, "alter system set synchronous_standby_names = '*'", "select pg_reload_conf()");
    const replicas = "select sync_state from pg_stat_replication";
    await expect.poll(() => on(primary, replicas), { timeout: 20_000 }).toEqual([{ sync_state: "sync" }]);
    await using storage = await openStorage({
      urls: `${primary.url()},${standby.url()}`,
      queryTimeoutMillis: 1_000,
    });
    const load = write(storage, 4);
    await expect.poll(() => load.count(primary.port), { timeout: 20_000 }).toBeGreaterThan(200);

    const before = await family(primary.pid);
    signal(before, how);
    await on(standby, "select pg_promote()");
    await expect.poll(() => load.count(standby.port), { timeout: 30_000 }).toBeGreaterThan(200);
    // A frozen one thaws here; a killed one has been started again by its launcher. Both think they are the primary.
    signal(before, "SIGCONT");
    const inRecovery = "select pg_is_in_recovery() as standby";
    const old = async () => retrying(() => on<{ standby: boolean }>(primary, inRecovery));
    expect(await old()).toEqual([{ standby: false }]);
    await using newcomer = await openStorage({ urls: `${primary.url()},${standby.url()}` });
    expect(await newcomer.run(PORT, [])).toEqual([{ port: standby.port }]);

    expect(await lost(standby, await load.stop())).toEqual([]);
    expect(await storage.run(PORT, [])).toEqual([{ port: standby.port }]);
  },
);

test("a commit whose wait for the standby was cancelled is a failure, though the server says success", async () => {
  await using server = await startServer();
  await using storage = await openStorage({ urls: server.url() });
  await sql`create table alone (n int)`.execute(storage.db);
  await on(server, "alter system set synchronous_standby_names = 'nobody'", "select pg_reload_conf()");
  // The setting takes effect a moment later: then one insert waits, and only that one can be cancelled.
  const insert = { name: "alone", text: "insert into alone values (1)" };
  const outcome = (async () => {
    for (;;) await storage.run(insert, []);
  })().catch((error: unknown) => error);
  const cancel = "select pg_cancel_backend(pid) as done from pg_stat_activity where wait_event = 'SyncRep'";
  await expect.poll(() => on(server, cancel), { timeout: 4_000 }).toEqual([{ done: true }]);
  expect(await outcome).toMatchObject({ code: "08007" });

  // The same for a transaction: its COMMIT is what fails.
  const committed = storage.db
    .transaction()
    .execute(async (tx) => sql`insert into alone values (2)`.execute(tx));
  const failed = expect(committed).rejects.toMatchObject({ code: "08007" });
  await expect.poll(() => on(server, cancel), { timeout: 4_000 }).toEqual([{ done: true }]);
  await failed;
});
