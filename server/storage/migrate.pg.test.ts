import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { expect, onTestFinished, test } from "vitest";
import { migrate } from "./migrate.ts";
import { createDatabase } from "./testing.ts";
import { otherNode } from "./testing-node.ts";
import { UnfitDatabase } from "./unfit.ts";

type Files = Record<string, string>;

const TWO: Files = {
  "0001_first.sql": "create table first (n int);\ninsert into first values (1);\n",
  "0002_second.sql": "create table second (n int);\ninsert into second values (2);\n",
};

async function folderWith(files: Files): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "yorisoi-migrations-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  await add(folder, files);
  return folder;
}

async function add(folder: string, files: Files): Promise<void> {
  for (const [name, sql] of Object.entries(files)) await writeFile(join(folder, name), sql);
}

async function connected(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url });
  client.on("error", () => {}); // the database is dropped at the end of the test
  await client.connect();
  onTestFinished(() => client.end());
  return client;
}

/** Another process that migrates and prints what it has applied, as JSON. */
function migrateElsewhere(url: string, folder: string) {
  const file = new URL("./migrate.ts", import.meta.url).href;
  return otherNode(`
    const { migrate } = await import(${JSON.stringify(file)});
    console.log(JSON.stringify(await migrate(${JSON.stringify({ urls: url, folder })})));
  `);
}

test("[S9.5] files are applied in order, once, and each step is told", async () => {
  await using database = await createDatabase();
  const folder = await folderWith({ ...TWO, "read.me": "no migration" });
  const told: string[] = [];
  const options = { urls: database.url, folder, report: (line: string) => told.push(line) };
  expect(await migrate(options)).toEqual(["0001_first.sql", "0002_second.sql"]);
  expect(told).toEqual(["Applying 0001_first.sql.", "Applying 0002_second.sql."]);
  expect(await migrate(options)).toEqual([]);
  expect(told).toHaveLength(2);
});

test("three processes at once on an empty database apply each file once", async () => {
  await using database = await createDatabase();
  const folder = await folderWith(TWO);
  const processes = [1, 2, 3].map(() => migrateElsewhere(database.url, folder));
  const lines = await Promise.all(processes.map((node) => node.line()));
  expect(await Promise.all(processes.map((node) => node.ended))).toEqual([0, 0, 0]);
  expect(lines.flatMap((line) => JSON.parse(line)).sort()).toEqual(["0001_first.sql", "0002_second.sql"]);
  const client = await connected(database.url);
  expect((await client.query("select n from first union all select n from second order by n")).rows).toEqual([
    { n: 1 },
    { n: 2 },
  ]);
});

test("a file edited after it was applied is refused, but other line ends are no edit", async () => {
  await using database = await createDatabase();
  const folder = await folderWith(TWO);
  await migrate({ urls: database.url, folder });
  await add(folder, { "0001_first.sql": TWO["0001_first.sql"]?.replaceAll("\n", "\r\n") ?? "" });
  expect(await migrate({ urls: database.url, folder })).toEqual([]);
  await add(folder, {
    "0001_first.sql": "create table other ();",
    "0003_third.sql": "create table third ();",
  });
  await expect(migrate({ urls: database.url, folder })).rejects.toThrow(
    "0001_first.sql was changed after it had been",
  );
  await expect((await connected(database.url)).query("select from third")).rejects.toMatchObject({
    code: "42P01",
  });
});

test("an older program accepts what a newer one has applied", async () => {
  await using database = await createDatabase();
  await migrate({ urls: database.url, folder: await folderWith(TWO) });
  const older = await folderWith({ "0001_first.sql": TWO["0001_first.sql"] ?? "" });
  expect(await migrate({ urls: database.url, folder: older })).toEqual([]);
});

test.each<[Files, string]>([
  [{ "0003_late.sql": "", "0002_between.sql": "" }, "0002_between.sql comes before 0003_late.sql"],
  [{ "0003_late.sql": "", "0003_twin.sql": "" }, "0003_late.sql and 0003_twin.sql have the same number"],
  [{ "0003_late.sql": "", "4_short.sql": "" }, "4_short.sql must be named like"],
])("numbers out of order, twice or unclear are refused: %j", async (files, sentence) => {
  await using database = await createDatabase();
  const before = await folderWith({ "0001_first.sql": "", "0003_late.sql": "" });
  await migrate({ urls: database.url, folder: before });
  const folder = await folderWith({ "0001_first.sql": "", ...files });
  await expect(migrate({ urls: database.url, folder })).rejects.toThrow(sentence);
});

test("a file that fails is undone as a whole, those before it stay, and a corrected one is applied", async () => {
  await using database = await createDatabase();
  const folder = await folderWith({
    ...TWO,
    "0002_second.sql": "create table second (n int); select 1 / 0;",
  });
  await expect(migrate({ urls: database.url, folder })).rejects.toThrow(
    "0002_second.sql failed and was undone",
  );
  const client = await connected(database.url);
  await expect(client.query("select from second")).rejects.toMatchObject({ code: "42P01" });
  await add(folder, TWO);
  expect(await migrate({ urls: database.url, folder })).toEqual(["0002_second.sql"]);
});

test("[F20] a process killed in the middle of a migration leaves nothing half done; the next one does it", async () => {
  await using database = await createDatabase();
  const client = await connected(database.url);
  await client.query("create table gate ()");
  const folder = await folderWith({
    ...TWO,
    "0002_second.sql": `create table second (n int);
      select pg_sleep(600) where not exists (select from pg_tables where tablename = 'gate_is_open');
      insert into second values (2);`,
  });
  const killed = migrateElsewhere(database.url, folder);
  const asleep =
    "select pid from pg_stat_activity where wait_event = 'PgSleep' and datname = current_database()";
  await expect.poll(async () => (await client.query(asleep)).rowCount, { timeout: 20_000 }).toBe(1);
  await killed.kill();
  await client.query("create table gate_is_open ()");

  expect(await migrate({ urls: database.url, folder })).toEqual(["0002_second.sql"]);
  expect((await client.query("select n from second")).rows).toEqual([{ n: 2 }]);
});

test("[F20] a migration that meets a table in use steps back, tells it, and comes again", async () => {
  await using database = await createDatabase();
  const folder = await folderWith({ "0001_first.sql": TWO["0001_first.sql"] ?? "" });
  await migrate({ urls: database.url, folder });
  await add(folder, { "0002_wider.sql": "alter table first add column m int;" });
  const user = await connected(database.url);
  await user.query("begin");
  await user.query("select from first");
  const told: string[] = [];
  const report = (line: string): void => {
    told.push(line);
    // While it has stepped back nobody waits behind it; the one it waited for can end.
    if (line.includes("in use")) void user.query("commit");
  };
  expect(await migrate({ urls: database.url, folder, report })).toEqual(["0002_wider.sql"]);
  expect(told).toEqual([
    "Applying 0002_wider.sql.",
    "0002_wider.sql waits for a table that is in use.",
    "Applying 0002_wider.sql.",
  ]);
});

test("[HO-3] a program that is too old for what a newer one has taken away refuses to start, and says which would do", async () => {
  await using database = await createDatabase();
  const column = { "0003_needs.sql": "alter table migration add column needs text;" };
  const newer = { ...TWO, ...column, "0004_gone.sql": "-- needs: 0003\nalter table first drop column n;" };
  await migrate({ urls: database.url, folder: await folderWith(newer) });
  expect(await migrate({ urls: database.url, folder: await folderWith({ ...TWO, ...column }) })).toEqual([]);
  const refused = migrate({ urls: database.url, folder: await folderWith(TWO) });
  await expect(refused).rejects.toThrow(UnfitDatabase);
  await expect(refused).rejects.toThrow(
    "changed by a newer version of Yorisoi (0004_gone.sql) so that this one, which ends at 0002_second.sql, cannot run on it any more",
  );
});

test("[HO-3] a role that may not change the tables is told so in a sentence, and nothing is half done", async () => {
  await using database = await createDatabase();
  await migrate({ urls: database.url, folder: await folderWith(TWO) });
  const client = await connected(database.url);
  const role = `visitor_${Math.random().toString(36).slice(2)}`;
  await client.query(`create role ${role} login password 'x'`);
  await client.query(`grant all on migration to ${role}`);
  const folder = await folderWith({ ...TWO, "0003_wider.sql": "alter table first add column m int;" });
  try {
    const url = new URL(database.url);
    url.username = role;
    url.password = "x";
    await expect(migrate({ urls: url.href, folder })).rejects.toThrow(
      "The role of DATABASE_URL may not make tables (permission denied for schema public)",
    );
    await client.query(`grant create on schema public to ${role}`);
    await expect(migrate({ urls: url.href, folder })).rejects.toThrow(
      "0003_wider.sql failed and was undone: must be owner of table first",
    );
  } finally {
    await client.query(`drop owned by ${role}; drop role ${role}`);
  }
});

test("[HO-2] an index is made while somebody writes: by one process, and anew where it was cut short", async () => {
  await using database = await createDatabase();
  const folder = await folderWith(TWO);
  await migrate({ urls: database.url, folder });
  const writer = await connected(database.url);
  await writer.query("begin");
  await writer.query("insert into first values (2)");
  const pieces = `-- in pieces: an index on what is there
    drop index concurrently if exists first_n;
    create index concurrently first_n on first (n);`;
  await add(folder, { "0003_index.sql": pieces });
  const processes = [1, 2].map(() => migrateElsewhere(database.url, folder));
  const other = await connected(database.url);
  const making =
    "select from pg_stat_activity where query like 'create index%' and wait_event_type = 'Lock' and datname = current_database()";
  await expect.poll(async () => (await other.query(making)).rowCount, { timeout: 30_000 }).toBe(1);
  // It waits for the writer, and nobody waits for it.
  await other.query("insert into first values (3)");
  await writer.query("commit");
  const lines = await Promise.all(processes.map((node) => node.line()));
  expect(lines.flatMap((line) => JSON.parse(line))).toEqual(["0003_index.sql"]);
  const valid = "select indisvalid from pg_index where indexrelid = 'first_n'::regclass";
  expect((await other.query(valid)).rows).toEqual([{ indisvalid: true }]);
  // As after a kill: half made, and not noted.
  await other.query("update pg_index set indisvalid = false where indexrelid = 'first_n'::regclass");
  await other.query("delete from migration where name = '0003_index.sql'");
  expect(await migrate({ urls: database.url, folder })).toEqual(["0003_index.sql"]);
  expect((await other.query(valid)).rows).toEqual([{ indisvalid: true }]);
});
