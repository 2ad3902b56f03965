import { randomUUID } from "node:crypto";
import { readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { sql } from "kysely";
import { expect, test, vi } from "vitest";
import { type KeptCity, openKeptCity } from "../../test/kept-city.ts";
import { openStorage } from "../storage/database.ts";
import { startEmbedded } from "../storage/embedded.ts";
import { listOutgoing, outgoingFolder } from "../storage/embedded-archive.ts";
import { listBackups } from "./list-backups.ts";
import { lookAtPresent } from "./look-at-present.ts";
import { planRestore, type Wish } from "./plan-restore.ts";
import { pruneBackups } from "./prune-backups.ts";
import { prepareRestore } from "./restore.ts";
import { shipWal } from "./ship-wal.ts";
import { insertPoint, makePoint } from "./store.ts";
import { takeBackup } from "./take-backup.ts";
import { verifyBackup } from "./verify-backup.ts";

// A database is made, backed up and restored each time, on a machine that may be busy.
vi.setConfig({ testTimeout: 300_000 });

const quiet = { stopped: new AbortController().signal, progress: () => {} };
const canary = "kanaria-mihon";

/** People who have not written: the smallest rows there are, with a canary in clear beside them. */
async function addPeople({ storage }: Pick<KeptCity, "storage">, many: number): Promise<void> {
  await sql`insert into consultee (id, created_at) select gen_random_uuid(), now() from generate_series(1, ${many})`.execute(
    storage.db,
  );
}

async function countPeople(storage: KeptCity["storage"]): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*) as n from consultee`.execute(storage.db);
  return rows[0]?.n ?? 0;
}

async function filesBelow(folder: string): Promise<string[]> {
  const found = await readdir(folder, { recursive: true, withFileTypes: true });
  return found.filter((one) => one.isFile()).map((one) => join(one.parentPath, one.name));
}

test("[S8.9] [S11.8] [BK-1] [BK-5] [BK-7] a backup of a city that goes on is sealed, comes back row by row, and that is on record", async () => {
  await using city = await openKeptCity();
  await addPeople(city, 2_000);
  await sql`insert into staff (id, sign_in_name, display_name, roles, created_at)
    values (${randomUUID()}, ${canary}, ${canary}, '{operator}', now())`.execute(city.storage.db);
  const writing = new AbortController();
  const writes = (async () => {
    for (; !writing.signal.aborted; ) await addPeople(city, 10);
  })();
  const backup = await takeBackup(city.tools, quiet);
  await addPeople(city, 100);
  const verified = await verifyBackup(city.tools, backup, quiet);
  writing.abort();
  await writes;
  expect(verified).toMatchObject({ outcome: "equal", differing: [], trouble: null });
  expect(verified.rows).toBeGreaterThan(2_000);
  const list = await listBackups(city.place);
  expect(list.backups).toMatchObject([{ id: backup.id, verified: true }]);
  const drills = await city.storage.db.selectFrom("backup_drill").selectAll().execute();
  expect(drills).toMatchObject([{ backup: backup.id, outcome: "equal" }]);
  for (const file of await filesBelow(city.backups))
    expect((await readFile(file)).includes(canary), file).toBe(false);
  // The copy is gone.
  expect((await readdir(city.dataDir)).filter((name) => name.startsWith("restored-"))).toEqual([]);
});

test("[S8.9] [BK-5] F21: a damaged file, a file of the log that is missing, and other rows than were counted are found", async () => {
  await using city = await openKeptCity();
  await addPeople(city, 500);
  const backup = await takeBackup(city.tools, quiet);
  const path = join(city.backups, "backups", `${backup.id}.sealed`);
  const whole = await readFile(path);
  const changed = Buffer.from(whole);
  const middle = changed.length >> 1;
  changed[middle] = (changed[middle] ?? 0) ^ 1;
  await writeFile(path, changed);
  expect(await verifyBackup(city.tools, backup, quiet)).toMatchObject({
    outcome: "damaged",
    trouble: expect.stringContaining("damaged"),
  });
  expect((await listBackups(city.place)).backups).toMatchObject([{ verified: false }]);
  await writeFile(path, whole);

  const wal = join(city.backups, "wal");
  const [first = ""] = (await readdir(wal)).filter((name) => name.endsWith(startFile(backup.start)));
  const log = await readFile(join(wal, first));
  await rm(join(wal, first));
  expect(await verifyBackup(city.tools, backup, quiet)).toMatchObject({
    outcome: "damaged",
    trouble: expect.stringContaining("The log has a gap"),
  });
  await writeFile(join(wal, first), log);

  const [point] = await city.place.listPoints();
  if (!point) throw new Error("The backup has a point.");
  const noted = await city.place.readPoint(point);
  await city.place.savePoint({
    ...noted,
    tables: { ...noted.tables, consultee: { rows: 499, hash: "0/0" } },
  });
  expect(await verifyBackup(city.tools, backup, quiet)).toMatchObject({
    outcome: "different",
    differing: ["consultee"],
  });
  await city.place.savePoint(noted);
  expect(await verifyBackup(city.tools, backup, quiet)).toMatchObject({ outcome: "equal" });
});

test("[BK-1] [BK-2] a backup that is stopped leaves none, and the one before stays; log that could not be kept stays where it is", async () => {
  await using city = await openKeptCity();
  await takeBackup(city.tools, quiet);
  const stopping = new AbortController();
  const stopped = takeBackup(
    { ...city.tools, now: () => new Date(Date.now() + 5_000) },
    { stopped: stopping.signal, progress: () => stopping.abort() },
  );
  await expect(stopped).rejects.toThrow("Stopped: no backup was made");
  expect((await listBackups(city.place)).backups).toHaveLength(1);
  expect(
    (await readdir(join(city.backups, "backups"))).filter((name) => !/\.(json|sealed)$/.test(name)),
  ).toEqual([]);

  const folder = outgoingFolder(city.server);
  await makePoint(city.storage, "another");
  await expect.poll(async () => (await listOutgoing(folder)).length, { timeout: 60_000 }).toBeGreaterThan(0);
  const [first = ""] = await listOutgoing(folder);
  const place = { ...city.place, saveWal: () => Promise.reject(new Error("no room")) };
  await expect(shipWal({ ...city.tools, place })).rejects.toThrow("no room");
  expect(await listOutgoing(folder)).toContain(first);
  await shipWal(city.tools);
  expect(await listOutgoing(folder)).not.toContain(first);
  expect(await city.place.listWal()).toContain(first);
});

test("[S9.3] [BK-4] [BK-6] a named moment comes back exactly, with another epoch; the data of before is kept, and what is begun anew is backed up anew", async () => {
  await using city = await openKeptCity();
  await addPeople(city, 100);
  await takeBackup(city.tools, quiet);
  await addPeople(city, 20);
  const point = await makePoint(city.storage, "close-20261120");
  await insertPoint(city.storage.db, point);
  await city.place.savePoint(point);
  await addPeople(city, 3);
  const before = await city.storage.db.selectFrom("installation").select("epoch").executeTakeFirstOrThrow();
  const kept = await restoreTo(city, { kind: "name", name: "close-20261120" });
  expect(kept).toContain("postgres.before-");

  await using back = await openStorage({ urls: city.server.url() });
  expect(await countPeople(back)).toBe(120);
  const after = await back.db.selectFrom("installation").select("epoch").executeTakeFirstOrThrow();
  expect(after.epoch).not.toBe(before.epoch);
  const { rows } = await sql<{ facts: string }>`
    select facts::text from audit_line where act = 'database:restore'`.execute(back.db);
  expect(rows).toMatchObject([{ facts: expect.stringContaining("close-20261120") }]);

  // A second restore, of the new timeline, and one to a time after the last word.
  const tools = { ...city.tools, storage: back };
  await addPeople({ storage: back }, 7);
  await takeBackup(tools, quiet);
  await addPeople({ storage: back }, 1);
  await restoreTo({ ...city, storage: back }, { kind: "latest" });
  await using again = await openStorage({ urls: city.server.url() });
  expect(await countPeople(again)).toBe(128);
});

test("[S9.3] [BK-6] a time after which nothing was written is the end of the log; one before every backup is refused", async () => {
  await using city = await openKeptCity();
  await addPeople(city, 10);
  await takeBackup(city.tools, quiet);
  await addPeople(city, 5);
  // Said in whole milliseconds: the next one lies after what was written just now.
  const { rows } = await sql<{ at: Date }>`
    select date_trunc('milliseconds', clock_timestamp()) + interval '1 millisecond' as at`.execute(
    city.storage.db,
  );
  await expect(planRestore(city.tools, { kind: "time", at: new Date(0) }, 1)).rejects.toThrow(
    "There is no backup",
  );
  await expect(planRestore(city.tools, { kind: "name", name: "nowhere" }, 1)).rejects.toThrow(
    'no restore point "nowhere"',
  );
  await expect(planRestore(city.tools, { kind: "yesterday-close" }, 1)).rejects.toThrow(
    "No end of a reception",
  );
  await restoreTo(city, { kind: "time", at: rows[0]?.at ?? new Date() });
  await using back = await openStorage({ urls: city.server.url() });
  expect(await countPeople(back)).toBe(15);
});

test("[BK-6] a restore that is cut short between two names is finished by the next start, and no new database is made", async () => {
  await using city = await openKeptCity();
  await addPeople(city, 4);
  const { folder } = city.server;
  await city.server.stop();
  await rm(join(folder, "restore-under-way.json"), { force: true });
  const { rename } = await import("node:fs/promises");
  await rename(join(folder, "postgres"), join(folder, "postgres.restored"));
  const note = {
    by: randomUUID(),
    pid: 999_999_999,
    restored: join(folder, "postgres.restored"),
    kept: join(folder, "none"),
  };
  await writeFile(join(folder, "restore-under-way.json"), JSON.stringify(note));
  await using server = await startEmbedded({ dataDir: city.dataDir, log: () => {} });
  await using storage = await openStorage({ urls: server.url() });
  expect(await countPeople(storage)).toBe(4);
  expect(await readdir(folder)).not.toContain("restore-under-way.json");
});

test("[BK-3] old backups go, with the log that none needs, and what is kept can still be restored", async () => {
  let ahead = 0;
  await using city = await openKeptCity(() => new Date(Date.now() + ahead));
  const made = [];
  for (ahead = 0; ahead < 3; ) {
    await addPeople(city, 10);
    made.push(await takeBackup({ ...city.tools, now: () => new Date(Date.now() + ahead * 60_000) }, quiet));
    ahead++;
  }
  const log = (await city.place.listWal()).length;
  expect(await pruneBackups(city.tools, 1)).toBe(2);
  const last = made.at(-1);
  expect((await listBackups(city.place)).backups.map(({ id }) => id)).toEqual([last?.id]);
  expect((await city.place.listWal()).length).toBeLessThan(log);
  if (last) expect(await verifyBackup(city.tools, last, quiet)).toMatchObject({ outcome: "equal" });
});

/** As the command does it, and waits until the database is there again. */
async function restoreTo(city: KeptCity, wish: Wish): Promise<string | null> {
  const { timeline, countLost } = await lookAtPresent(
    city.tools.storage === city.storage ? city.tools : { ...city.tools, storage: city.storage },
  );
  const plan = await planRestore(city.tools, wish, timeline);
  const lost = plan.at && (await countLost(plan.at));
  const needs = { dataDir: city.dataDir, place: city.place, now: city.tools.now, ...quiet };
  await using prepared = await prepareRestore(needs, plan);
  expect(prepared.differing ?? []).toEqual([]);
  return await prepared.carryOut({ lost, say: () => {} });
}

function startFile(lsn: string): string {
  const [high = "0", low = "0"] = lsn.split("/");
  const hex = (value: number): string => value.toString(16).toUpperCase().padStart(8, "0");
  return hex(Number.parseInt(high, 16)) + hex(Number.parseInt(low, 16) >>> 24);
}
