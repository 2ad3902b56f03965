import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmod, cp, mkdir, mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { expect, onTestFinished, test } from "vitest";
import { openStorage } from "./database.ts";
import { startEmbedded } from "./embedded.ts";
import { isAlive } from "./embedded-alive.ts";
import { findBinaries, installedPackage } from "./embedded-binaries.ts";
import { OWNERSHIP } from "./embedded-guard.ts";
import { LAUNCHER } from "./embedded-processes.ts";
import { retrying } from "./hosts.ts";
import { refuseWithoutJapanese } from "./japanese.ts";
import { createDatabase } from "./testing.ts";
import { type OtherNode, otherNode } from "./testing-node.ts";

const isRoot = process.getuid?.() === 0;

async function tempFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "yorisoi-embedded-"));
  await chmod(folder, 0o711);
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

async function query<Row extends pg.QueryResultRow>(url: string, sql: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  client.on("error", () => {});
  await client.connect();
  try {
    return (await client.query<Row>(sql)).rows;
  } finally {
    await client.end();
  }
}

/** A node process that has started a server; the line tells where it is. */
async function startElsewhere(
  dataDir: string,
): Promise<OtherNode & { server: { pid: number; url: string } }> {
  const file = new URL("./embedded.ts", import.meta.url).href;
  const node = otherNode(`
    const { startEmbedded } = await import(${JSON.stringify(file)});
    const server = await startEmbedded({ dataDir: ${JSON.stringify(dataDir)}, log() {} });
    console.log(JSON.stringify({ pid: server.pid, url: server.url() }));
  `);
  return { ...node, server: JSON.parse(await node.line()) };
}

/** Gone, or a zombie: the first process of a container may never collect an orphan that has ended. */
async function gone(pid: number): Promise<void> {
  const line = async (): Promise<string> => readFile(`/proc/${pid}/cmdline`, "utf8").catch(() => "");
  if (process.platform === "linux") await expect.poll(line, { timeout: 30_000 }).toBe("");
  else await expect.poll(() => isAlive(pid), { timeout: 30_000 }).toBe(false);
}

test("it starts, keeps its settings, ends, and comes back on the same port with what was stored", async () => {
  const dataDir = await tempFolder();
  const first = await startEmbedded({ dataDir, log: () => {} });
  const { url, port, pid } = { url: first.url(), port: first.port, pid: first.pid };
  await query(url, "create table kept as select 1 as n");
  const [settings] = await query(
    url,
    `select current_setting('fsync') as fsync, current_setting('synchronous_commit') as sync,
            current_setting('data_checksums') as checksums, current_setting('listen_addresses') as address,
            current_setting('unix_socket_directories') as sockets, current_setting('wal_level') as wal,
            current_setting('track_commit_timestamp') as stamps,
            (select bool_and(auth_method = 'scram-sha-256') from pg_hba_file_rules) as scram`,
  );
  expect(settings).toEqual({
    ...{ fsync: "on", sync: "on", checksums: "on", address: "127.0.0.1", sockets: "" },
    ...{ wal: "replica", stamps: "on", scram: true },
  });
  expect(port).toBeLessThan(32_768);
  expect((await stat(join(first.folder, "postgres", "yorisoi-password"))).mode & 0o777).toBe(0o600);
  await first.stop();
  await gone(pid);
  await expect(query(url, "select 1")).rejects.toMatchObject({ code: "ECONNREFUSED" });

  await using second = await startEmbedded({ dataDir, log: () => {} });
  expect(second.port).toBe(port);
  expect(await query(second.url(), "select n from kept")).toEqual([{ n: 1 }]);
});

test("a server left behind by a killed process is taken over, and ended by the one that took it", async () => {
  const dataDir = await tempFolder();
  const before = await startElsewhere(dataDir);
  await query(before.server.url, "create table kept as select 1 as n");
  await before.kill();

  const after = await startEmbedded({ dataDir, log: () => {} });
  expect(after.pid).toBe(before.server.pid);
  expect(await query(after.url(), "select n from kept")).toEqual([{ n: 1 }]);
  await after.stop();
  await gone(after.pid);
});

test("the duty to end a server is waited for when its last holder is dead, however late the server notices", async () => {
  const dataDir = await tempFolder();
  const dead = await startElsewhere(dataDir);
  await dead.kill();
  const connectionString = dead.server.url.replace(/[^/]+$/, "postgres"); // such a lock belongs to one database
  const late = new pg.Client({ connectionString, application_name: `${LAUNCHER}999999999` });
  late.on("error", () => {});
  await late.connect();
  await late.query("select pg_advisory_lock($1)", [OWNERSHIP]);

  const start = startEmbedded({ dataDir, log: () => {} });
  const waiting = "select pid from pg_locks where locktype = 'advisory' and not granted";
  await expect.poll(() => query(dead.server.url, waiting)).toHaveLength(1);
  await late.end();
  const heir = await start;
  await heir.stop();
  await gone(heir.pid);
});

test("a second process uses the running server and leaves it running; later the duty to end it passes on", async () => {
  const dataDir = await tempFolder();
  const owner = await startElsewhere(dataDir);
  const borrower = await startEmbedded({ dataDir, log: () => {} });
  await borrower.stop();
  expect(await query(owner.server.url, "select 1 as n")).toEqual([{ n: 1 }]);

  const heir = await startEmbedded({ dataDir, log: () => {} });
  await owner.kill();
  const locks = "select count(*)::int as n from pg_locks where locktype = 'advisory' and not granted";
  await expect.poll(async () => (await query<{ n: number }>(heir.url(), locks))[0]?.n).toBe(0);
  await heir.stop();
  await gone(heir.pid);
});

test("a server killed under its living process comes back on its port; nothing acknowledged is lost", async () => {
  const said: string[] = [];
  await using server = await startEmbedded({ dataDir: await tempFolder(), log: (line) => said.push(line) });
  await using storage = await openStorage({ urls: server.url() });
  const { port, pid } = server;
  await storage.run({ name: "make", text: "create table kept (n int primary key)" }, []);
  const insert = { name: "insert", text: "insert into kept values ($1) on conflict do nothing" };
  for (let n = 0; n < 300; n += 1) {
    if (n === 100 || n === 200) process.kill(server.pid, "SIGKILL");
    await retrying(() => storage.run(insert, [n]));
  }
  const [row] = await storage.run<{ n: number }>(
    { name: "count", text: "select count(*) as n from kept" },
    [],
  );
  expect(row?.n).toBe(300);
  expect(server.port).toBe(port);
  expect(server.pid).not.toBe(pid);
  expect(said.join("\n")).toMatch(/ended unexpectedly[\s\S]*is back/);
});

test("after the kill of everything at once it starts again with what was acknowledged", async () => {
  const dataDir = await tempFolder();
  const before = await startElsewhere(dataDir);
  await query(before.server.url, "create table kept as select 1 as n");
  process.kill(before.server.pid, "SIGKILL");
  await before.kill();

  await using after = await startEmbedded({ dataDir, log: () => {} });
  expect(after.pid).not.toBe(before.server.pid);
  expect(await query(after.url(), "select n from kept")).toEqual([{ n: 1 }]);
});

test.runIf(process.platform === "linux")(
  "a lock file whose number is now another process's does not keep it down",
  async () => {
    const dataDir = await tempFolder();
    const first = await startEmbedded({ dataDir, log: () => {} });
    const lockFile = join(first.folder, "postgres", "postmaster.pid");
    const lock = await readFile(lockFile, "utf8");
    await first.stop();
    // The same user as the server's: PostgreSQL believes such a process to be its own.
    const bystander = spawn("sleep", ["600"], isRoot ? { uid: 65_534, gid: 65_534 } : {});
    onTestFinished(() => void bystander.kill());
    await once(bystander, "spawn");
    await writeFile(lockFile, lock.replace(/^\d+/, String(bystander.pid)));

    const said: string[] = [];
    await using second = await startEmbedded({ dataDir, log: (line) => said.push(line) });
    expect(await query(second.url(), "select 1 as n")).toEqual([{ n: 1 }]);
    expect(said.join()).toContain("left behind by a power cut");
    expect(bystander.exitCode ?? bystander.signalCode).toBeNull();
  },
);

test("ports that the system may give to outgoing connections are refused", async () => {
  for (const port of [32_768, 60_000, 80, 70_000, 25_000.5]) {
    const start = startEmbedded({ dataDir: "/nowhere", log: () => {}, port });
    await expect(start).rejects.toThrow(`The embedded database cannot use port ${port}`);
  }
});

test("nothing that is stored or asked for gets into the server's log, not even by an error", async () => {
  const server = await startEmbedded({ dataDir: await tempFolder(), log: () => {} });
  const client = new pg.Client({ connectionString: server.url() });
  client.on("error", () => {});
  await client.connect();
  const canary = "kanaria-たすけて";
  await client.query("create table t (word text unique)");
  await client.query("insert into t values ($1)", [canary]);
  await expect(client.query("insert into t values ($1)", [canary])).rejects.toMatchObject({ code: "23505" });
  await expect(client.query("select $1::text::uuid", [canary])).rejects.toMatchObject({ code: "22P02" });
  await expect(client.query(`select '${canary}'::int`)).rejects.toMatchObject({ code: "22P02" });
  await client.query(`do $$ begin raise warning '${canary}'; end $$`);
  // A crash makes the server name the statement that its process was running.
  const { rows } = await client.query<{ pid: number }>("select pg_backend_pid() as pid");
  const asleep = client.query(`select pg_sleep(600), '${canary}'`).catch(() => "cut");
  const state = `select wait_event as n from pg_stat_activity where pid = ${rows[0]?.pid}`;
  await expect.poll(async () => (await query<{ n: string }>(server.url(), state))[0]?.n).toBe("PgSleep");
  process.kill(rows[0]?.pid ?? 0, "SIGKILL");
  expect(await asleep).toBe("cut");
  await server.stop();

  const log = await readFile(join(server.folder, "postgres.log"), "utf8");
  expect(log).toContain("terminated by signal 9");
  expect(log).not.toContain("kanaria");
});

test("a database that finds nothing in Japanese is refused with a sentence", async () => {
  await using wrong = await createDatabase("template template0 locale 'C' encoding 'UTF8'");
  await using right = await createDatabase();
  const check = async (url: string): Promise<void> => {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    await refuseWithoutJapanese(client).finally(() => client.end());
  };
  await expect(check(wrong.url)).rejects.toThrow("cannot search Japanese text");
  await check(right.url);
});

test.runIf(isRoot)(
  "below a folder that only root may enter, the data goes to /var/lib, with a sentence",
  async () => {
    const closed = await tempFolder();
    await chmod(closed, 0o700);
    const said: string[] = [];
    await using server = await startEmbedded({
      dataDir: join(closed, "data"),
      log: (line) => said.push(line),
    });
    onTestFinished(() => rm(server.folder, { recursive: true, force: true }));
    expect(server.folder).toMatch(/^\/var\/lib\/yorisoi-[0-9a-f]{8}$/);
    expect(said.join("\n")).toContain(server.folder);
    expect(await query(server.url(), "select 1 as n")).toEqual([{ n: 1 }]);
  },
);

test.runIf(isRoot)(
  "programs that the server's user cannot reach are copied, links and all, and run",
  async () => {
    const closed = await tempFolder();
    const folder = await tempFolder();
    const { root, version } = await installedPackage();
    await mkdir(join(closed, "package"));
    await cp(join(root, "native"), join(closed, "package", "native"), {
      recursive: true,
      verbatimSymlinks: true,
    });
    await chmod(closed, 0o700);
    const home = { folder, data: join(folder, "postgres"), owner: { uid: 65_534, gid: 65_534 } };
    const said: string[] = [];
    const from = { root: join(closed, "package"), version };
    const binaries = await findBinaries(home, (line) => said.push(line), from);
    expect(binaries.startsWith(folder)).toBe(true);
    expect(said).toHaveLength(1);
    await using server = await startEmbedded({ dataDir: folder, log: () => {}, binaries });
    expect(await query(server.url(), "select 1 as n")).toEqual([{ n: 1 }]);
    // The second time the copy is used as it is.
    expect(await findBinaries(home, (line) => said.push(line), from)).toBe(binaries);
    expect(said).toHaveLength(1);
  },
);
