import { chown, mkdtemp, readFile, rm, stat, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import type { Storage } from "../storage/database.ts";
import { keyFile, keysFromFile } from "../storage/key-file.ts";
import type { KeyProvider } from "../storage/keys.ts";
import { openInstallation } from "../storage/secrets.ts";
import { testDatabase } from "../storage/testing.ts";
import { forgetKey } from "./forget.ts";
import { type KeySource, openRing } from "./ring.ts";
import { planRotation, rotateKeys } from "./rotate.ts";
import { readKeyStatus } from "./status.ts";
import { keysOfAnotherMachine, readWords, storeTalks, type Words } from "./testing-store.ts";

type City = AsyncDisposable & {
  readonly storage: Storage;
  readonly keys: KeySource;
  /** Of a server that was started before any rotation. */
  readonly running: KeyProvider;
  /** The same, on a machine to which the new key was not brought. */
  readonly blind: KeyProvider;
  readonly said: Words;
  readonly path: string;
};

async function openCity(): Promise<City> {
  const database = await testDatabase();
  const dataDir = await mkdtemp(join(tmpdir(), "yorisoi-forget-"));
  onTestFinished(() => rm(dataDir, { recursive: true, force: true }));
  const running = await keysFromFile(dataDir, { mayCreate: true });
  await openInstallation(database.storage.db, running, { invented: false });
  const said = await storeTalks(database.storage, running, 3);
  const keys: KeySource = { keys: { from: "file" }, dataDir };
  const blind = await keysOfAnotherMachine(dataDir);
  return { ...database, keys, running, blind, said, path: keyFile(dataDir) };
}

type Tools = Pick<City, "storage" | "keys">;

async function rotate(city: Tools): Promise<void> {
  const ring = await openRing(city.keys);
  const plan = planRotation(ring, await readKeyStatus(city.storage, ring));
  await Array.fromAsync(rotateKeys(city, { plan }));
}

/** As if every server had been restarted since. Connections of the test itself are as old as the test. */
async function restarted({ path }: City): Promise<void> {
  await utimes(path, 1, 1);
}

test("a version that still wraps something, the current one and an unknown one stay", async () => {
  await using city = await openCity();
  await expect(forgetKey(city, 1)).rejects.toThrow(
    "Version 1 stays: it is the one that new keys are wrapped by",
  );
  await rotate(city);
  await restarted(city);
  for (const [id, texts] of await storeTalks(city.storage, city.blind, 1)) new Map(city.said).set(id, texts);
  await expect(forgetKey(city, 1)).rejects.toThrow("Version 1 stays: 1 keys are still wrapped by it");
  await expect(forgetKey(city, 2)).rejects.toThrow("Version 2 stays");
  await expect(forgetKey(city, 9)).rejects.toThrow("There is no version 9 here (known: 2, 1)");
  expect((await openRing(city.keys)).versions).toEqual([2, 1]);
});

test("forgotten, the key is gone from the file, which stays its owner's alone, and everything opens", async () => {
  await using city = await openCity();
  await rotate(city);
  await restarted(city);
  const before = JSON.parse(await readFile(city.path, "utf8"));
  expect(await forgetKey(city, 1)).toEqual({ file: city.path });

  const text = await readFile(city.path, "utf8");
  expect(JSON.parse(text)).toEqual({ keys: [before.keys[0]] });
  expect(text).not.toContain(before.keys[1].key);
  const { mode, mtimeMs } = await stat(city.path);
  expect([mode & 0o777, mtimeMs]).toEqual([0o600, 1_000]);
  const alone = await keysFromFile(city.keys.dataDir, { mayCreate: false });
  expect(await readWords(city.storage, alone)).toEqual(city.said);
  await openInstallation(city.storage.db, alone, { invented: false });
});

test("a server that still wraps by a forgotten version stores nothing by it, so that nothing is lost with it", async () => {
  await using city = await openCity();
  await rotate(city);
  await restarted(city);
  await forgetKey(city, 1);
  const late = storeTalks(city.storage, city.blind, 1);
  await expect(late).rejects.toMatchObject({ code: "23514", constraint: "data_key_without_kek_1" });
  const alone = await keysFromFile(city.keys.dataDir, { mayCreate: false });
  expect(await readWords(city.storage, alone)).toEqual(city.said);
  await storeTalks(city.storage, alone, 1);

  // And the next one, by the same way.
  await rotate(city);
  await restarted(city);
  await forgetKey(city, 2);
  expect((await openRing(city.keys)).versions).toEqual([3]);
});

test("while a server runs that was started before the newest key was there, nothing is forgotten", async () => {
  await using city = await openCity();
  await rotate(city);
  // This test's own connections are that server's.
  await expect(forgetKey(city, 1)).rejects.toThrow("restart every server first");
  await restarted(city);
  await forgetKey(city, 1);
  expect((await openRing(city.keys)).versions).toEqual([2]);
});

test("a forgotten version that comes first again is noticed before a child finds out", async () => {
  await using city = await openCity();
  await rotate(city);
  await restarted(city);
  const both = JSON.parse(await readFile(city.path, "utf8"));
  await forgetKey(city, 1);
  const value = `1:${both.keys[1].key},2:${both.keys[0].key}`;
  const keys: KeySource = { keys: { from: "environment", value }, dataDir: "/nowhere" };
  await expect(rotate({ storage: city.storage, keys })).rejects.toThrow(
    "Version 1 comes first, and it was forgotten",
  );
});

test("ended between the database and the file, it is done again as a whole", async () => {
  await using city = await openCity();
  await rotate(city);
  await restarted(city);
  const both = await readFile(city.path, "utf8");
  await forgetKey(city, 1);
  await writeFile(city.path, both);
  await restarted(city);
  await forgetKey(city, 1);
  expect((await openRing(city.keys)).versions).toEqual([2]);
});

test("with keys from the environment only the database is told", async () => {
  await using city = await openCity();
  const file = JSON.parse(await readFile(city.path, "utf8"));
  const value = `2:${Buffer.alloc(32, 7).toString("base64")},1:${file.keys[0].key}`;
  const tools: Tools = {
    storage: city.storage,
    keys: { keys: { from: "environment", value }, dataDir: "/nowhere" },
  };
  await rotate(tools);
  expect(await forgetKey(tools, 1)).toEqual({ file: null });
  await expect(storeTalks(city.storage, city.blind, 1)).rejects.toMatchObject({ code: "23514" });
});

test.runIf(process.getuid?.() === 0)(
  "root does not take the service's key file away from its account",
  async () => {
    await using city = await openCity();
    await chown(city.path, 65_534, 65_534);
    await expect(rotate(city)).rejects.toThrow("belongs to the account with the number 65534");
    expect((await openRing(city.keys)).versions).toEqual([1]);
  },
);
