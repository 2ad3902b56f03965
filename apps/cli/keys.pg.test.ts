import { existsSync } from "node:fs";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { expect, onTestFinished, test, vi } from "vitest";
import { keysOfAnotherMachine, readWords, storeTalks, type Words } from "../../server/keys/testing-store.ts";
import { openStorage } from "../../server/storage/database.ts";
import { keyFile, keysFromFile } from "../../server/storage/key-file.ts";
import { openInstallation } from "../../server/storage/secrets.ts";
import { createDatabase, TEMPLATE } from "../../server/storage/testing.ts";
import { startProgram } from "../../test/journeys/program.ts";
import { type CommandCity, openCommandCity, runCommand, startAtTerminal, startCommand } from "./testing.ts";

// Several processes each, on a machine that may be busy.
vi.setConfig({ testTimeout: 120_000 });

async function emptyFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "yorisoi-cli-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

const rotate = ["keys", "rotate", "--yes"];

async function countUnder({ storage }: CommandCity, version: number): Promise<number> {
  const rows = await storage.db
    .selectFrom("data_key")
    .select("version")
    .where("kek_version", "=", version)
    .execute();
  return rows.length;
}

/** Holds the data key that a rotation comes to last, so that it waits there for as long as a test wants. */
async function holdLastKey(url: string): Promise<() => Promise<void>> {
  const client = new pg.Client({ connectionString: url });
  client.on("error", () => {});
  await client.connect();
  await client.query("begin");
  await client.query("select from data_key order by consultation_id desc limit 1 for update");
  return () => client.end();
}

async function endThoseWhoWait(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(
    `select pg_terminate_backend(pid, 5000) from pg_stat_activity
     where datname = current_database() and wait_event_type = 'Lock'`,
  );
  await client.end();
}

test("[SE-4] status, rotate, status, forget: what an operator sees, and every word opens all the time", async () => {
  await using city = await openCommandCity(await emptyFolder());
  const { environment, storage, running, dataDir } = city;
  const said = await storeTalks(storage, running, 5);

  const before = await runCommand(["keys", "status"], environment);
  expect(before).toMatchObject({ code: 0, err: "" });
  expect(before.out).toMatch(/^1 \(current\) +yes +yes +5 +1$/m);
  expect(before.out).toContain("No rotation is pending.");

  const rotated = await runCommand(rotate, environment);
  expect(rotated.code).toBe(0);
  expect(rotated.err).toContain(`Version 2 is added to ${keyFile(dataDir)}; version 1 stays in it.`);
  expect(rotated.err).toContain("6 of 6");
  expect(rotated.out).toContain("Everything is wrapped by version 2.");
  expect(rotated.out).toContain(`renew the safe copy of ${keyFile(dataDir)}`);
  expect(await readWords(storage, running)).toEqual(said);

  const after = await runCommand(["keys", "status", "--json"], environment);
  expect(JSON.parse(after.out)).toMatchObject({
    ...{ current: 2, left: 0, pending: false, trouble: null, file: keyFile(dataDir) },
    versions: [
      { version: 2, dataKeys: 5, secrets: 1, atHand: true, opens: true },
      { version: 1, dataKeys: 0, secrets: 0, atHand: true, opens: null },
    ],
  });
  const early = await runCommand(["keys", "forget", "--version", "1", "--yes"], environment);
  expect(early).toMatchObject({ code: 1, err: expect.stringContaining("restart every server first") });
  const keys = await readFile(keyFile(dataDir), "utf8");
  for (const { key } of JSON.parse(keys).keys)
    for (const { out, err } of [before, rotated, after, early]) expect(out + err).not.toContain(key);
});

test("[SE-4] killed in the middle, it goes on where it was, with the key it had added", async () => {
  await using city = await openCommandCity(await emptyFolder());
  const { environment, storage, running, dataDir, url } = city;
  const said = await storeTalks(storage, running, 450);
  const letGo = await holdLastKey(url);
  const killed = startCommand(rotate, environment);
  await expect.poll(() => countUnder(city, 2), { timeout: 60_000 }).toBe(400);
  killed.process.kill("SIGKILL");
  expect((await killed.ended).code).toBeNull();
  // Else the statement it died in would still be carried out, which is no harm, but another test.
  await endThoseWhoWait(url);
  await letGo();

  const pending = await runCommand(["keys", "status"], environment);
  expect(pending.out).toContain("A rotation to version 2 is pending, 50 keys are left: npm run cli");
  expect(await readWords(storage, running)).toEqual(said);
  expect(await readWords(storage, await keysFromFile(dataDir, { mayCreate: false }))).toEqual(said);

  const rest = await runCommand([...rotate, "--json"], environment);
  expect(rest.err).toContain("A rotation to version 2 is pending");
  expect(JSON.parse(rest.out)).toEqual({ version: 2, wrapped: 50, left: 0, stuck: [] });
  expect(JSON.parse(await readFile(keyFile(dataDir), "utf8")).keys).toHaveLength(2);
  expect(await readWords(storage, running)).toEqual(said);
});

test("Ctrl-C, as often as npm hands it on, ends it in good order and says how to go on", async () => {
  await using city = await openCommandCity(await emptyFolder());
  const { environment, storage, running, url } = city;
  const said = await storeTalks(storage, running, 650);
  const letGo = await holdLastKey(url);
  const first = startCommand(rotate, environment);
  await expect.poll(() => countUnder(city, 2), { timeout: 60_000 }).toBe(600);
  first.process.kill("SIGINT");
  first.process.kill("SIGINT");
  await expect.poll(first.complaints, { timeout: 60_000 }).toContain("Stopping");
  await letGo();
  // It ends what it has begun: here these were the last ones, so that nothing was left to stop.
  expect(await first.ended).toMatchObject({ code: 0, out: expect.stringContaining("version 2") });

  const blind = await keysOfAnotherMachine(city.dataDir);
  const again = await holdLastKey(url);
  const second = startCommand(rotate, environment);
  await expect.poll(() => countUnder(city, 3), { timeout: 60_000 }).toBe(600);
  // Now more come in behind it, by a server that does not see the new key; and it has heard the signal before it may go on.
  const more = await storeTalks(storage, blind, 3);
  second.process.kill("SIGINT");
  await expect.poll(second.complaints, { timeout: 60_000 }).toContain("Stopping");
  await again();
  const stopped = await second.ended;
  expect(stopped.code).toBe(1);
  expect(stopped.out).toContain("Stopped in good order, with 3 keys left. Everything can be read.");
  expect(stopped.out).toContain("Go on with: npm run cli -- keys rotate");
  expect(await readWords(storage, running)).toEqual(new Map([...said, ...more]));
  expect((await runCommand(rotate, environment)).code).toBe(0);
});

test("nobody there to answer: what asks is refused, and nothing was changed", async () => {
  await using city = await openCommandCity(await emptyFolder());
  const keys = await readFile(keyFile(city.dataDir), "utf8");
  for (const words of [
    ["keys", "rotate"],
    ["keys", "rotate", "--prepare"],
  ]) {
    const said = await runCommand(words, city.environment);
    expect(said).toMatchObject({ code: 2, out: "" });
    expect(said.err).toContain("This asks before it acts, and nobody is here to answer");
  }
  expect(await readFile(keyFile(city.dataDir), "utf8")).toBe(keys);
});

test.runIf(existsSync("/usr/bin/script"))("at a terminal it asks, and only y is a yes", async () => {
  await using city = await openCommandCity(await emptyFolder());
  const { environment, dataDir } = city;
  const versions = async () => JSON.parse(await readFile(keyFile(dataDir), "utf8")).keys.length;
  for (const [typed, code, count] of [
    ["n\n", 1, 1],
    ["\n", 1, 1],
    ["\u0003", 1, 1], // Ctrl-C
    ["\u0004", 1, 1], // Ctrl-D
    ["y\n", 0, 2],
  ] as const) {
    const asking = startAtTerminal(["keys", "rotate"], environment);
    await expect.poll(asking.complaints, { timeout: 60_000 }).toContain("Go on? [y/N]");
    asking.process.stdin?.write(typed);
    const said = await asking.ended;
    expect(said.out).toContain(code === 0 ? "Everything is wrapped by version 2." : "Nothing was changed.");
    expect([said.code, await versions()]).toEqual([code, count]);
    if (code === 0) expect(said.out).toContain("█".repeat(30));
  }
});

test("while a server runs that was started before the rotation its key stays; when it is gone, the key goes", async () => {
  await using database = await createDatabase(`template ${process.env[TEMPLATE]}`);
  const dataDir = await emptyFolder();
  const environment = { DATABASE_URL: database.url, DATA_DIR: dataDir };
  let said: Words;
  {
    // Ended again, so that the service's connections are the only ones.
    await using storage = await openStorage({ urls: database.url });
    const running = await keysFromFile(dataDir, { mayCreate: true });
    await openInstallation(storage.db, running, { invented: false });
    said = await storeTalks(storage, running, 3);
  }
  await using server = startProgram(environment);
  await server.heard(/is open/);

  expect((await runCommand(rotate, environment)).code).toBe(0);
  const forget = ["keys", "forget", "--version", "1", "--yes"];
  const early = await runCommand(forget, environment);
  expect(early).toMatchObject({ code: 1, err: expect.stringContaining("restart every server first") });
  expect(await server.stop("SIGTERM")).toBe(0);

  const done = await runCommand(forget, environment);
  expect(done.code).toBe(0);
  expect(done.err).toContain("Backups from before the rotation open only with it");
  expect(done.out).toContain("Version 1 is forgotten. Renew the safe copy");
  const again = await runCommand(forget, environment);
  expect(again).toMatchObject({ code: 1, err: expect.stringContaining("There is no version 1 here") });

  await using restarted = startProgram(environment);
  await restarted.heard(/is open/);
  await using later = await openStorage({ urls: database.url });
  expect(await readWords(later, await keysFromFile(dataDir, { mayCreate: false }))).toEqual(said);
});
