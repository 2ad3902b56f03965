import { execFile } from "node:child_process";
import { chmod, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { promisify } from "node:util";
import { sql } from "kysely";
import pg from "pg";
import { expect, onTestFinished, test } from "vitest";
import { openStorage, type Storage } from "./database.ts";
import { type EmbeddedServer, startEmbedded } from "./embedded.ts";
import { WRITES_HELD } from "./hosts.ts";
import { startStandby } from "./testing-standby.ts";
import { watchDurability } from "./watch-durability.ts";

async function tempFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "yorisoi-durability-"));
  await chmod(folder, 0o711);
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

async function startServer(): Promise<EmbeddedServer> {
  return startEmbedded({ dataDir: await tempFolder(), log: () => {} });
}

async function on(server: EmbeddedServer, ...statements: string[]): Promise<void> {
  const client = new pg.Client({ connectionString: server.url() });
  await client.connect();
  for (const statement of statements) await client.query(statement);
  await client.end();
}

const insert = { name: "write", text: "insert into written default values" };

/** What becomes of one write: "stored", or the code of its error. */
function write(storage: Storage): Promise<string> {
  return storage.run(insert, []).then(
    () => "stored",
    (error: Error & { code?: string }) => error.code ?? error.message,
  );
}

test("[HA-2] while commits wait in vain, writes are refused at once, reads go on, and all is as usual afterwards", async () => {
  await using server = await startServer();
  await on(server, "create table written (n int generated always as identity)");
  await using storage = await openStorage({ urls: server.url(), queryTimeoutMillis: 60_000 });
  const waits: number[] = [];
  await using watch = watchDurability(storage, {
    expected: 1,
    looked: ({ waitingMillis }) => waits.push(waitingMillis),
    everyMillis: 100,
  });
  expect(await write(storage)).toBe("stored");

  await on(server, "alter system set synchronous_standby_names = 'nobody'", "select pg_reload_conf()");
  // The setting takes effect a moment later: then one waits, and no more than one.
  const waiting: Promise<string>[] = [];
  await expect
    .poll(
      async () => {
        const one = write(storage);
        const outcome = await Promise.race([one, pause(500, "waits")]);
        if (outcome === "waits") waiting.push(one);
        return outcome;
      },
      { timeout: 30_000, interval: 200 },
    )
    .toBe(WRITES_HELD);
  expect(watch.seen().waitingMillis).toBeGreaterThan(3_000);
  expect(watch.seen().standbys).toBe(0);

  expect(await storage.run({ name: "read", text: "select 1 as one" }, [])).toEqual([{ one: 1 }]);
  const insideTransaction = storage.db
    .transaction()
    .execute((tx) => sql`insert into written default values`.execute(tx));
  await expect(insideTransaction).rejects.toMatchObject({ code: WRITES_HELD });
  await expect(storage.confirm()).rejects.toMatchObject({ code: WRITES_HELD });

  await on(server, "alter system reset synchronous_standby_names", "select pg_reload_conf()");
  expect(await Promise.all(waiting)).toEqual(waiting.map(() => "stored"));
  await expect.poll(() => write(storage), { timeout: 20_000 }).toBe("stored");
  await expect.poll(() => watch.seen().waitingMillis, { timeout: 20_000 }).toBe(0);
});

/** The main process of a server and its children. */
async function family(pid: number): Promise<string[]> {
  const children = await readFile(`/proc/${pid}/task/${pid}/children`, "utf8");
  return [String(pid), ...children.trim().split(/\s+/)];
}

test.runIf(process.platform === "linux")(
  "[HA-1] what was found stored is confirmed only once the standby has it as well",
  async () => {
    await using primary = await startServer();
    await using standby = await startStandby(primary, await tempFolder());
    await on(primary, "alter system set synchronous_standby_names = '*'", "select pg_reload_conf()");
    await using storage = await openStorage({ urls: primary.url(), queryTimeoutMillis: 60_000 });
    await using watch = watchDurability(storage, { expected: 1, looked() {}, everyMillis: 100 });
    await expect.poll(() => watch.seen().standbys, { timeout: 20_000 }).toBe(1);
    await storage.confirm();

    const frozen = await family(standby.pid);
    await promisify(execFile)("kill", ["-STOP", ...frozen]);
    const confirmed = storage.confirm().then(() => "confirmed");
    expect(await Promise.race([confirmed, pause(1_000, "waits")])).toBe("waits");
    await promisify(execFile)("kill", ["-CONT", ...frozen]);
    expect(await confirmed).toBe("confirmed");
  },
);
