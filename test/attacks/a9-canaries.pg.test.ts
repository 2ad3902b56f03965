import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { sql } from "kysely";
import { expect, onTestFinished, test } from "vitest";
import { buildPages, isFresh } from "../../apps/build.ts";
import { serveMetrics } from "../../server/edge/health.ts";
import { quietReception } from "../reception.ts";
import { root } from "../source.ts";
import { openWorld, type World } from "../world.ts";
import { type Canaries, newCanaries } from "./canaries.ts";
import { sendEverywhere } from "./every-path.ts";
import { speakEverywhere } from "./speak-everywhere.ts";
import { speakWithoutScript } from "./speak-without-script.ts";

/** A place where something may have stayed, and what is in it. */
type Found = { readonly place: string; readonly bytes: Buffer };

/** Every row of every table, and what the server shows of its work, as text: binary values stand there in hex. */
async function* tables({ storage }: World): AsyncIterable<Found> {
  const named = sql<{ name: string }>`select quote_ident(table_name) as name from information_schema.tables
    where table_schema = 'public'`;
  const names = (await named.execute(storage.db)).rows.map(({ name }) => name);
  for (const name of [...names, "pg_stat_activity", "pg_prepared_statements"]) {
    const { rows } = await sql<{ text: string }>`select t::text as text from ${sql.raw(name)} t`.execute(
      storage.db,
    );
    yield { place: `table ${name}`, bytes: Buffer.from(rows.map(({ text }) => text).join("\n")) };
  }
}

/** The files of the database server, its write-ahead log and its own log; null where it runs elsewhere. */
async function dataFolder({ storage }: World): Promise<string | null> {
  if (process.env["TEST_DATABASE_URL"]) return null;
  await sql`checkpoint`.execute(storage.db);
  const { rows } = await sql<{ data_directory: string }>`show data_directory`.execute(storage.db);
  return dirname(rows[0]?.data_directory ?? "");
}

async function* files(folder: string): AsyncIterable<Found> {
  // Databases of other tests come and go.
  for (const entry of await readdir(folder, { withFileTypes: true }).catch(() => [])) {
    const place = join(folder, entry.name);
    if (entry.isDirectory()) yield* files(place);
    const bytes = entry.isFile() ? await readFile(place).catch(() => null) : null;
    if (bytes) yield { place, bytes };
  }
}

async function hitsIn(
  canaries: Canaries,
  places: AsyncIterable<Found> | Iterable<Found>,
  tally = { places: 0, bytes: 0 },
): Promise<string[]> {
  const hits: string[] = [];
  for await (const { place, bytes } of places) {
    const hit = canaries.findIn(bytes);
    if (hit) hits.push(`${place}: ${hit}`);
    tally.places++;
    tally.bytes += bytes.length;
  }
  return hits;
}

test("[S11.8] A9 [SE-1] [SE-3] [SE-5] no word of a child, no password and no token is found in clear, in any writing, anywhere", async () => {
  const temporary = await mkdtemp(join(tmpdir(), "yorisoi-a9-"));
  const before = process.env["TMPDIR"];
  process.env["TMPDIR"] = temporary;
  onTestFinished(async () => {
    if (before === undefined) delete process.env["TMPDIR"];
    else process.env["TMPDIR"] = before;
    await rm(temporary, { recursive: true, force: true });
  });
  await using world = await openWorld({ reception: { ...quietReception, pictures: true } });
  await world.another();
  const overheard: string[] = [];
  const ear = await world.storage.connect();
  ear.on("notification", ({ payload }) => overheard.push(payload ?? ""));
  ear.on("error", () => {});
  await ear.query("listen yorisoi");

  const canaries = newCanaries();
  const told = await sendEverywhere(world, canaries.phrase);
  expect(canaries.count()).toBeGreaterThan(200);
  const statuses = new Set(told.map(({ status }) => status));
  expect([...statuses].sort()).toEqual(expect.arrayContaining([200, 400, 401, 403, 404, 409, 413, 415, 500]));

  await using metrics = await serveMetrics(0, world.app.vital);
  const { port } = metrics.server.address() as AddressInfo;
  const pages = [
    `http://127.0.0.1:${port}/metrics`,
    `${world.origin}/openapi.json`,
    `${world.origin}/readyz`,
  ];
  const answers = told.map(
    (answer, at): Found => ({ place: `answer ${at}`, bytes: Buffer.from(JSON.stringify(answer)) }),
  );
  const spoken: Found[] = [
    { place: "the log", bytes: Buffer.from(world.logged()) },
    { place: "wake-ups", bytes: Buffer.from(overheard.join("\n")) },
    ...(await Promise.all(
      pages.map(async (place) => ({ place, bytes: Buffer.from(await (await fetch(place)).arrayBuffer()) })),
    )),
  ];
  expect(world.logged()).toContain('"level":50');
  expect(overheard.length).toBeGreaterThan(0);

  const tally = { places: 0, bytes: 0 };
  expect(await hitsIn(canaries, spoken, tally)).toEqual([]);
  expect(await hitsIn(canaries, answers, tally)).toEqual([]);
  expect(await hitsIn(canaries, tables(world), tally)).toEqual([]);
  expect(await hitsIn(canaries, files(temporary), tally)).toEqual([]);
  const data = await dataFolder(world);
  if (data) expect(await hitsIn(canaries, files(data), tally)).toEqual([]);
  console.info(
    `A9: ${canaries.count()} phrases, ${told.length} answers; ${tally.places} places, ${Math.round(tally.bytes / 1e6)} MB: 0 hits.`,
  );
});

test("A9 [SE-1] every field of the contract that takes words of one's own: taken, and found nowhere in clear", async () => {
  await using world = await openWorld();
  const canaries = newCanaries();
  const spoken = await speakEverywhere(world, canaries.phrase);
  expect(spoken.filter(({ status }) => status !== 200)).toEqual([]);
  expect(spoken.length).toBeGreaterThan(20);
  const log: Found = { place: "the log", bytes: Buffer.from(world.logged()) };
  expect(await hitsIn(canaries, [log])).toEqual([]);
  expect(await hitsIn(canaries, tables(world))).toEqual([]);
  const data = await dataFolder(world);
  if (data) expect(await hitsIn(canaries, files(data))).toEqual([]);
});

test("A9 [SE-1] [SE-3] [SL-1] what is said on the page without script: taken or given back, and found nowhere in clear", async () => {
  if (!isFresh()) await buildPages();
  await using world = await openWorld({ pages: join(root, "dist") });
  const canaries = newCanaries();
  const spoken = await speakWithoutScript(world, canaries.phrase);
  expect(spoken.filter(({ status }) => status !== 200)).toEqual([]);
  expect(canaries.count()).toBe(5);
  const log: Found = { place: "the log", bytes: Buffer.from(world.logged()) };
  expect(await hitsIn(canaries, [log])).toEqual([]);
  expect(await hitsIn(canaries, tables(world))).toEqual([]);
  const data = await dataFolder(world);
  if (data) expect(await hitsIn(canaries, files(data))).toEqual([]);
}, 180_000);

test("A9 the search finds what was planted on purpose: in a table, in the files, in their log, in what is said", async () => {
  await using world = await openWorld();
  const canaries = newCanaries();
  const { db } = world.storage;
  await db
    .insertInto("staff")
    .values({
      id: "01a203f9-4a54-7d0e-989b-6a751f1048cc" as never,
      sign_in_name: "a",
      display_name: canaries.phrase(),
      roles: ["operator"],
      password_hash: null,
      created_at: new Date(),
      ended_at: null,
    })
    .execute();
  expect(await hitsIn(canaries, tables(world))).toEqual([expect.stringMatching(/^table staff: UTF-8/)]);
  await sql`create table planted (bytes bytea)`.execute(db);
  const hidden = newCanaries();
  await sql`insert into planted values (${Buffer.from(hidden.phrase())})`.execute(db);
  expect(await hitsIn(hidden, tables(world))).toEqual([expect.stringMatching(/^table planted: hex/)]);

  const data = await dataFolder(world);
  if (!data) return;
  for (const one of [canaries, hidden]) {
    const hits = await hitsIn(one, files(data));
    expect(hits).toEqual(
      expect.arrayContaining([expect.stringContaining("/base/"), expect.stringContaining("/pg_wal/")]),
    );
  }
});
