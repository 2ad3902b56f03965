import { randomBytes } from "node:crypto";
import { chmod, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import { expect, onTestFinished, test, vi } from "vitest";
import type { Storage } from "../storage/database.ts";
import { keyFile, keysFromFile } from "../storage/key-file.ts";
import { type KeyProvider, keysFrom, keysFromEnvironment, newKey } from "../storage/keys.ts";
import { openInstallation } from "../storage/secrets.ts";
import { testDatabase } from "../storage/testing.ts";
import { workAlone } from "./alone.ts";
import { type KeySource, openRing } from "./ring.ts";
import { planRotation, prepareRotation, type RotationProgress, rotateKeys } from "./rotate.ts";
import { type KeyStatus, readKeyStatus } from "./status.ts";
import { beginning, listNotUnder, saveRewrapped } from "./store.ts";
import { keysOfAnotherMachine, readWords, storeTalks, type Words } from "./testing-store.ts";

// Words are read again and again, on a machine that may be busy.
vi.setConfig({ testTimeout: 120_000 });

type City = AsyncDisposable & {
  readonly storage: Storage;
  readonly keys: KeySource;
  /** As a server holds it that was started now and is never restarted. */
  readonly running: KeyProvider;
  /** The same, on a machine to which the new key was not brought. */
  readonly blind: KeyProvider;
  readonly said: Words;
};

async function openCity(talks: number): Promise<City> {
  const database = await testDatabase();
  const dataDir = await mkdtemp(join(tmpdir(), "yorisoi-rotate-"));
  onTestFinished(() => rm(dataDir, { recursive: true, force: true }));
  const running = await keysFromFile(dataDir, { mayCreate: true });
  await openInstallation(database.storage.db, running, { invented: false });
  const said = await storeTalks(database.storage, running, talks);
  return {
    storage: database.storage,
    keys: { keys: { from: "file" }, dataDir },
    running,
    blind: await keysOfAnotherMachine(dataDir),
    said,
    [Symbol.asyncDispose]: database[Symbol.asyncDispose],
  };
}

type Tools = Pick<City, "storage" | "keys">;

async function statusOf({ storage, keys }: Tools): Promise<KeyStatus> {
  return readKeyStatus(storage, await openRing(keys));
}

async function rotate(city: Tools, atOnce = 50): Promise<RotationProgress[]> {
  const plan = planRotation(await openRing(city.keys), await statusOf(city));
  return Array.fromAsync(rotateKeys(city, { plan, atOnce }));
}

/** Every column of every entry, and where its row lies: not even written anew with the same content. */
async function rowsOfEntries({ db }: Storage): Promise<unknown> {
  const { rows } = await sql`select ctid::text, xmin::text, e::text as row from entry e order by 1`.execute(
    db,
  );
  return rows;
}

test("[S11.8] [SE-4] every data key and secret is wrapped anew, no message is touched, and all of them open before, during and after", async () => {
  await using city = await openCity(230);
  const { storage, keys, running, said } = city;
  const untouched = await rowsOfEntries(storage);
  expect(await readWords(storage, running)).toEqual(said);

  const plan = planRotation(await openRing(keys), await statusOf(city));
  expect(plan).toEqual({ kind: "add", version: 2, left: 231 });
  let steps = 0;
  for await (const { done, total, version } of rotateKeys(city, { plan, atOnce: 50 })) {
    expect([version, total, done]).toEqual([2, 231, Math.min(231, 1 + 50 * steps)]);
    // Both a server of before, which learns of the new key by itself, and one that is started just now.
    expect(await readWords(storage, running)).toEqual(said);
    expect(await readWords(storage, await keysFromFile(keys.dataDir, { mayCreate: false }))).toEqual(said);
    steps += 1;
  }
  expect(steps).toBe(6);

  expect(await statusOf(city)).toEqual({
    current: 2,
    left: 0,
    closed: [],
    versions: [
      { version: 2, dataKeys: 230, secrets: 1, atHand: true, opens: true },
      { version: 1, dataKeys: 0, secrets: 0, atHand: true, opens: null },
    ],
  });
  expect(await readWords(storage, running)).toEqual(said);
  expect(await rowsOfEntries(storage)).toEqual(untouched);
});

test("[SE-2] [SE-4] after the rotation the old key alone opens nothing, and no service starts with it", async () => {
  await using city = await openCity(3);
  const { storage, keys, said } = city;
  const { versions } = await openRing(keys);
  const before = JSON.parse(await readFile(keyFile(keys.dataDir), "utf8"));
  expect(versions).toEqual([1]);
  await rotate(city);

  const old = keysFrom(new Map([[1, Buffer.from(before.keys[0].key, "base64")]]));
  await expect(readWords(storage, old)).rejects.toThrow("version 2 is missing");
  await expect(openInstallation(storage.db, old, { invented: false })).rejects.toThrow(
    "version 2 is missing",
  );

  const held = JSON.parse(await readFile(keyFile(keys.dataDir), "utf8"));
  const fresh = held.keys.filter(({ version }: { version: number }) => version === 2);
  const alone = keysFrom(new Map([[2, Buffer.from(fresh[0].key, "base64")]]));
  expect(await readWords(storage, alone)).toEqual(said);
});

test("[SE-4] ended anywhere, it goes on with what is left and adds no further key", async () => {
  await using city = await openCity(40);
  for (const stopAfter of [1, 2, 3]) {
    const plan = planRotation(await openRing(city.keys), await statusOf(city));
    expect(plan.kind).toBe(stopAfter === 1 ? "add" : "continue");
    let steps = 0;
    for await (const _ of rotateKeys(city, { plan, atOnce: 7 })) {
      steps += 1;
      if (steps === stopAfter) break;
    }
    expect(await readWords(city.storage, city.running)).toEqual(city.said);
    expect((await statusOf(city)).left).toBeGreaterThan(0);
  }
  const stopping = new AbortController();
  stopping.abort();
  const plan = planRotation(await openRing(city.keys), await statusOf(city));
  const stopped = await Array.fromAsync(rotateKeys(city, { plan, stopped: stopping.signal }));
  expect(stopped.map(({ done }) => done)).toEqual([0]);

  await rotate(city);
  expect(await statusOf(city)).toMatchObject({ current: 2, left: 0 });
  expect((await openRing(city.keys)).versions).toEqual([2, 1]);
  expect(await readWords(city.storage, city.running)).toEqual(city.said);
});

test("[SE-4] a running server wraps by the new key as soon as a rotation has begun, without a restart; one that was only prepared waits", async () => {
  await using city = await openCity(30);
  const { storage, running } = city;
  const said = new Map(city.said);
  const store = async (): Promise<number[]> => {
    const more = await storeTalks(storage, running, 2);
    for (const [id, texts] of more) said.set(id, texts);
    const rows = await storage.db
      .selectFrom("data_key")
      .select("kek_version")
      .where("consultation_id", "in", [...more.keys()])
      .execute();
    return rows.map((row) => row.kek_version);
  };
  await prepareRotation(city, { plan: planRotation(await openRing(city.keys), await statusOf(city)) });
  expect(await store()).toEqual([1, 1]);
  const plan = planRotation(await openRing(city.keys), await statusOf(city));
  expect(plan.kind).toBe("continue");
  let begun = false;
  for await (const _ of rotateKeys(city, { plan, atOnce: 10 })) {
    if (!begun) expect(await store()).toEqual([2, 2]);
    begun = true;
  }
  expect(await store()).toEqual([2, 2]);
  expect((await statusOf(city)).left).toBe(0);
  expect(await readWords(storage, running)).toEqual(said);
});

test("what a server that does not see the new key wraps by the old one meanwhile is found, then or by the next rotation", async () => {
  await using city = await openCity(30);
  const { storage, running, blind } = city;
  const plan = planRotation(await openRing(city.keys), await statusOf(city));
  const said = new Map(city.said);
  let opened = false;
  for await (const _ of rotateKeys(city, { plan, atOnce: 10 })) {
    if (!opened) for (const [id, texts] of await storeTalks(storage, blind, 5)) said.set(id, texts);
    opened = true;
  }
  expect((await statusOf(city)).left).toBe(0);

  for (const [id, texts] of await storeTalks(storage, blind, 2)) said.set(id, texts);
  expect(await statusOf(city)).toMatchObject({ current: 2, left: 2 });
  const [, last] = await rotate(city);
  expect(last).toEqual({ version: 2, done: 2, total: 2, stuck: [] });
  expect((await openRing(city.keys)).versions).toEqual([2, 1]);
  expect(await readWords(storage, running)).toEqual(said);
});

test("a missing key, or another key of the same number, is refused before anything is changed", async () => {
  await using city = await openCity(5);
  const { storage, keys, said, running } = city;
  const path = keyFile(keys.dataDir);
  const right = await readFile(path, "utf8");
  const before = await sql`select md5(string_agg(k::text, ',' order by k)) from data_key k`.execute(
    storage.db,
  );

  const other = { keys: [{ version: 1, key: newKey().toString("base64") }] };
  await writeFile(path, JSON.stringify(other));
  await expect(rotate(city)).rejects.toThrow("opens nothing of what is wrapped by that version");

  await writeFile(path, JSON.stringify({ keys: [{ version: 2, key: newKey().toString("base64") }] }));
  await expect(rotate(city)).rejects.toThrow("version 1 is missing, and 6 keys are wrapped by it");

  await rm(path);
  await expect(rotate(city)).rejects.toThrow(/is missing.*safe copy/);
  await writeFile(path, right, { mode: 0o644 });
  await chmod(path, 0o644);
  await expect(rotate(city)).rejects.toThrow(`chmod 600 ${path}`);

  await chmod(path, 0o600);
  const after = await sql`select md5(string_agg(k::text, ',' order by k)) from data_key k`.execute(
    storage.db,
  );
  expect(after.rows).toEqual(before.rows);
  expect(await readFile(path, "utf8")).toBe(right);
  expect(await readWords(storage, running)).toEqual(said);
});

test("a damaged data key is left as it is and named, and all others are wrapped anew", async () => {
  await using city = await openCity(20);
  const { storage } = city;
  const [damaged] = [...city.said.keys()].slice(7);
  if (!damaged) throw new Error("no talk");
  await storage.db
    .updateTable("data_key")
    .set({ wrapped: randomBytes(61) })
    .where("consultation_id", "=", damaged)
    .execute();
  const steps = await rotate(city, 6);
  expect(steps.at(-1)).toMatchObject({ done: 20, stuck: [damaged] });
  expect((await statusOf(city)).versions).toMatchObject([
    { version: 2, dataKeys: 19, secrets: 1, opens: true },
    { version: 1, dataKeys: 1, secrets: 0, opens: false },
  ]);
});

test("with keys from the environment the first one is the target, and none is added", async () => {
  await using city = await openCity(4);
  const { storage, said } = city;
  const [one, two] = [newKey(), newKey()].map((key) => key.toString("base64"));
  const from = (value: string): Tools => ({
    storage,
    keys: { keys: { from: "environment", value }, dataDir: "/nowhere" },
  });
  const file = JSON.parse(await readFile(keyFile(city.keys.dataDir), "utf8"));
  const first = file.keys[0].key;

  const still = from(`1:${first}, 7:${two}`);
  expect(planRotation(await openRing(still.keys), await statusOf(still))).toMatchObject({ kind: "nothing" });
  expect(await rotate(still)).toMatchObject([{ version: 1, done: 0, total: 0 }]);

  const ahead = from(`7:${two},1:${first}`);
  expect((await openRing(ahead.keys)).versions).toEqual([7, 1]);
  expect((await rotate(ahead)).at(-1)).toMatchObject({ version: 7, done: 5, total: 5 });
  expect(await readWords(storage, keysFromEnvironment(`7:${two}`))).toEqual(said);

  // And back, to an older number: what counts is which one stands first.
  expect((await rotate(from(`1:${first},7:${two}`))).at(-1)).toMatchObject({ version: 1, done: 5 });
  expect(await readWords(storage, keysFromEnvironment(`1:${first}`))).toEqual(said);
  await expect(rotate(from(`3:${one}`))).rejects.toThrow("version 1 is missing");
});

test("a key can be added first, for its safe copy, and the rotation then goes on with that one", async () => {
  await using city = await openCity(2);
  const plan = planRotation(await openRing(city.keys), await statusOf(city));
  await prepareRotation(city, { plan });
  expect(await statusOf(city)).toMatchObject({ current: 2, left: 3 });
  await expect(prepareRotation(city, { plan })).rejects.toThrow("The keys have changed in the meantime");
  await expect(Array.fromAsync(rotateKeys(city, { plan }))).rejects.toThrow("have changed in the meantime");
  expect((await rotate(city)).at(-1)).toMatchObject({ version: 2, done: 3 });
  expect((await openRing(city.keys)).versions).toEqual([2, 1]);
});

test("two at once: the second one is refused, and may begin when the first has ended", async () => {
  await using city = await openCity(2);
  {
    await using _first = await workAlone(city.storage);
    await expect(rotate(city)).rejects.toThrow("Another command is at work on the keys");
  }
  expect((await rotate(city)).at(-1)).toMatchObject({ done: 3 });
});

test("a data key that was destroyed or made anew meanwhile is not put back", async () => {
  await using city = await openCity(3);
  const { db } = city.storage;
  const [gone, changed, kept] = await listNotUnder(db, 2, beginning, 10);
  if (!gone || !changed || !kept) throw new Error("no talk");
  await db.deleteFrom("data_key").where("consultation_id", "=", gone.consultation).execute();
  const other = randomBytes(61);
  await db
    .updateTable("data_key")
    .set({ wrapped: other })
    .where("consultation_id", "=", changed.consultation)
    .execute();
  const fresh = randomBytes(61);
  const rewrapped = [gone, changed, kept].map((before) => ({ before, wrapped: fresh }));
  await saveRewrapped(db, rewrapped, 2);
  const rows = await db.selectFrom("data_key").selectAll().orderBy("consultation_id").execute();
  expect(rows.map(({ consultation_id: id, wrapped, kek_version }) => [id, wrapped, kek_version])).toEqual([
    [changed.consultation, other, 1],
    [kept.consultation, fresh, 2],
  ]);
});

test("the rotation knows every table in which something is wrapped", async () => {
  await using database = await testDatabase();
  const { rows } = await sql<{ name: string }>`
    select table_name as name from information_schema.columns
    where column_name like '%kek%' and table_schema = 'public' order by 1`.execute(database.storage.db);
  // Another table: teach it to store.ts (count, walk, close) and add it here.
  expect(rows.map(({ name }) => name)).toEqual(["data_key", "sealed_secret"]);
});

test("[S11.1] [AU-4] a new key, its rotation and what goes on after a break are on record, before the first key is wrapped", async () => {
  await using city = await openCity(20);
  const lines = async () =>
    (await city.storage.db.selectFrom("audit_line").selectAll().orderBy("position").execute()).map(
      ({ act, facts }) => [act, facts],
    );
  const plan = planRotation(await openRing(city.keys), await statusOf(city));
  for await (const _ of rotateKeys(city, { plan, atOnce: 5, stopped: AbortSignal.abort() })) break;
  expect(await lines()).toEqual([
    ["key:make", { version: 2 }],
    ["key:rotate", { version: 2, count: 21 }],
  ]);
  await rotate(city);
  expect((await lines()).slice(2)).toEqual([["key:rotate", { version: 2, count: 20 }]]);
});
