import { sql } from "kysely";
import pg from "pg";
import { expect, test } from "vitest";
import { openStorage } from "./database.ts";
import { isRetryable } from "./hosts.ts";
import { createDatabase, testDatabase } from "./testing.ts";

const backend = sql<{ pid: number; xact: boolean }>`
  select pg_backend_pid() as pid, pg_current_xact_id_if_assigned() is not null as xact`;

/** Ends the server process behind a connection, as an administrator would. */
async function terminate(url: string, pid: number): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query("select pg_terminate_backend($1, 5000)", [pid]);
  await client.end();
}

test("each test has its own database, with every migration applied", async () => {
  await using one = await testDatabase();
  await using two = await testDatabase();
  const migrations = sql<{ name: string }>`select name from migration`;
  expect((await migrations.execute(one.storage.db)).rows).toEqual(
    (await migrations.execute(two.storage.db)).rows,
  );
  await sql`create table only_in_one ()`.execute(one.storage.db);
  await expect(sql`select from only_in_one`.execute(two.storage.db)).rejects.toMatchObject({ code: "42P01" });
});

test("counts are numbers, days are texts, moments are dates, bytes are buffers", async () => {
  await using database = await testDatabase();
  const text = `select 9007199254740991::int8 as count, date '2026-04-01' as day,
                       timestamptz '2026-04-01 00:00+09' as moment, '\\x00ff'::bytea as bytes, null::int8 as nothing`;
  expect(await database.storage.run({ name: "types", text }, [])).toEqual([
    {
      count: Number.MAX_SAFE_INTEGER,
      day: "2026-04-01",
      moment: new Date("2026-03-31T15:00:00Z"),
      bytes: Buffer.of(0, 255),
      nothing: null,
    },
  ]);
});

test("a number too large to be exact is an error, never another number", async () => {
  await using database = await testDatabase();
  const large = database.storage.run({ name: "large", text: "select 9007199254740993::int8 as n" }, []);
  await expect(large).rejects.toThrow("too large to be exact");
});

test("a named statement is prepared once on a connection", async () => {
  await using database = await testDatabase();
  const statement = { name: "twice", text: "select $1::int as n" };
  expect(await database.storage.run(statement, [1])).toEqual([{ n: 1 }]);
  expect(await database.storage.run(statement, [2])).toEqual([{ n: 2 }]);
  const text =
    "select generic_plans + custom_plans as times from pg_prepared_statements where name = 'twice'";
  expect(await database.storage.run({ name: "prepared", text }, [])).toEqual([{ times: 2 }]);
});

test("an ordinary error leaves the connection in use, outside any transaction", async () => {
  await using database = await testDatabase({ poolSize: 1 });
  const { db } = database.storage;
  const before = (await backend.execute(db)).rows[0];
  const failing = db.transaction().execute(async (tx) => {
    await sql`create temp table t (n int)`.execute(tx);
    await sql`select 1 / 0`.execute(tx);
  });
  await expect(failing).rejects.toMatchObject({ code: "22012" });
  expect((await backend.execute(db)).rows[0]).toEqual({ pid: before?.pid, xact: false });
});

test("a transaction whose server process dies fails with the cause, and its connection is never lent again", async () => {
  await using database = await testDatabase({ poolSize: 1 });
  const { db } = database.storage;
  await sql`create table t (n int)`.execute(db);
  let died = 0;
  const failing = db.transaction().execute(async (tx) => {
    await sql`insert into t values (1)`.execute(tx);
    died = (await backend.execute(tx)).rows[0]?.pid ?? 0;
    await sql`select pg_terminate_backend(pg_backend_pid())`.execute(tx);
  });
  // Not what the ROLLBACK on the dead connection says.
  await expect(failing).rejects.toMatchObject({ code: "57P01" });
  expect((await backend.execute(db)).rows[0]?.pid).not.toBe(died);
  expect((await sql`select from t`.execute(db)).rows).toEqual([]);
});

test("a connection that dies between two statements of a transaction ends neither the process nor the pool", async () => {
  await using database = await testDatabase({ poolSize: 1 });
  const { db } = database.storage;
  const failing = db.transaction().execute(async (tx) => {
    await terminate(database.url, (await backend.execute(tx)).rows[0]?.pid ?? 0);
    await sql`select 1`.execute(tx);
  });
  await expect(failing).rejects.toSatisfy(isRetryable);
  expect((await backend.execute(db)).rows[0]).toMatchObject({ xact: false });
});

test("one lost connection does not disturb what goes on over the others", async () => {
  await using database = await testDatabase({ poolSize: 2 });
  const { db } = database.storage;
  await sql`create table t (n int)`.execute(db);
  await db.transaction().execute(async (tx) => {
    await sql`insert into t values (1)`.execute(tx);
    const lost = sql`select pg_terminate_backend(pg_backend_pid())`.execute(db);
    await expect(lost).rejects.toMatchObject({ code: "57P01" });
    // The next one looks for the primary again, and finds the same server.
    expect((await backend.execute(db)).rows).toHaveLength(1);
    await sql`insert into t values (2)`.execute(tx);
  });
  expect((await sql`select n from t order by n`.execute(db)).rows).toEqual([{ n: 1 }, { n: 2 }]);
});

test("a statement that waits too long is given up on this side, and its connection with it", async () => {
  await using database = await testDatabase({ poolSize: 1, queryTimeoutMillis: 200 });
  const { db } = database.storage;
  const before = (await backend.execute(db)).rows[0]?.pid ?? 0;
  await expect(sql`select pg_sleep(600)`.execute(db)).rejects.toThrow("Query read timeout");
  // Lent again, it would keep the next statement waiting behind the first.
  expect((await backend.execute(db)).rows[0]?.pid).not.toBe(before);
  await terminate(database.url, before); // no CancelRequest has been sent, so it still sleeps
});

test("a transaction that waits too long is given up on this side, and nothing of it stays", async () => {
  await using database = await testDatabase({ poolSize: 1, queryTimeoutMillis: 200 });
  const { db } = database.storage;
  await sql`create table t (n int)`.execute(db);
  let slow = 0;
  const failing = db.transaction().execute(async (tx) => {
    await sql`insert into t values (1)`.execute(tx);
    slow = (await backend.execute(tx)).rows[0]?.pid ?? 0;
    await sql`select pg_sleep(600)`.execute(tx);
  });
  await expect(failing).rejects.toThrow("Query read timeout");
  // The pool has one place: this would wait for ever, or be inside the old transaction, if it were lent again.
  expect((await backend.execute(db)).rows[0]).toMatchObject({ xact: false });
  expect((await backend.execute(db)).rows[0]?.pid).not.toBe(slow);
  await terminate(database.url, slow); // no CancelRequest has been sent, so it still sleeps
  expect((await sql`select from t`.execute(db)).rows).toEqual([]);
});

test("a transaction left open by its borrower is not found by the next one", async () => {
  await using database = await testDatabase({ poolSize: 1 });
  const { db } = database.storage;
  await sql`create table t (n int)`.execute(db);
  await db.connection().execute(async (one) => {
    await sql`begin`.execute(one);
    await sql`insert into t values (1)`.execute(one);
  });
  expect((await backend.execute(db)).rows[0]).toMatchObject({ xact: false });
  expect((await sql`select from t`.execute(db)).rows).toEqual([]);
});

test("an own connection listens, and its death ends no process", async () => {
  await using database = await testDatabase();
  const client = await database.storage.connect();
  const heard = new Promise((resolve) => client.once("notification", resolve));
  await client.query("listen bell");
  await sql`notify bell, 'x'`.execute(database.storage.db);
  expect(await heard).toMatchObject({ channel: "bell", payload: "x" });
  const ended = new Promise<void>((resolve) => client.once("end", resolve));
  const { rows } = await client.query<{ pid: number }>("select pg_backend_pid() as pid");
  await terminate(database.url, rows[0]?.pid ?? 0);
  await ended;
  const again = await database.storage.connect();
  expect((await again.query("select 1 as n")).rows).toEqual([{ n: 1 }]);
  await again.end();
});

test("a wrong password or a missing database is told at once; a server that is away is waited for", async () => {
  await using empty = await createDatabase();
  const wrong = new URL(empty.url);
  wrong.password = "wrong";
  const missing = new URL(empty.url);
  missing.pathname = "/is_not_there";
  await expect(openStorage({ urls: wrong.href })).rejects.toMatchObject({ code: "28P01" });
  await expect(openStorage({ urls: missing.href })).rejects.toMatchObject({ code: "3D000" });
  const away = openStorage({ urls: "postgres://u:secret@127.0.0.1:1/db", until: AbortSignal.timeout(300) });
  await expect(away).rejects.toMatchObject({ code: "08001" });
  await expect(away).rejects.toThrow(/^No database server takes writes \(127\.0\.0\.1:1: /);
  await expect(away).rejects.not.toThrow("secret");
});
