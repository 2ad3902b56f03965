import { sql } from "kysely";
import { expect, test } from "vitest";
import { openStorage } from "../storage/database.ts";
import { keysFrom, newKey } from "../storage/keys.ts";
import { openInstallation } from "../storage/secrets.ts";
import { createDatabase, testDatabase } from "../storage/testing.ts";
import { examineDatabase, examineTables } from "./examine.ts";

test("a database in order: its version, its clock, Japanese, and tables that fit this program", async () => {
  await using database = await testDatabase();
  const { storage } = database;
  await openInstallation(storage.db, keysFrom(new Map([[1, newKey()]])), { invented: false });
  const found = await examineDatabase(storage, () => new Date());
  expect(found).toMatchObject({ japaneseTrouble: null, tables: { state: "ready" } });
  expect(found.versionNumber).toBeGreaterThanOrEqual(150_000);
  expect(found.version).toMatch(/^\d+\.\d+/);
  expect(Math.abs(found.clockAheadMillis)).toBeLessThan(2_000);

  const behind = await examineDatabase(storage, () => new Date(Date.now() - 60_000));
  expect(behind.clockAheadMillis).toBeGreaterThan(58_000);
});

test("tables that nobody has begun, that are behind, from a newer program, or changed are told apart", async () => {
  await using empty = await createDatabase();
  await using storage = await openStorage({ urls: empty.url });
  expect(await examineTables(storage)).toMatchObject({ state: "empty" });

  await using database = await testDatabase();
  const { db } = database.storage;
  const state = async () => (await examineTables(database.storage)).state;
  expect(await state()).toBe("empty"); // migrated, but no installation yet
  await openInstallation(db, keysFrom(new Map([[1, newKey()]])), { invented: false });
  expect(await state()).toBe("ready");

  await sql`insert into migration (name, sha256) values ('9999_the_future.sql', '')`.execute(db);
  expect(await examineTables(database.storage)).toEqual({ state: "newer", which: ["9999_the_future.sql"] });
  await sql`update migration set sha256 = 'x' where name = '0001_the_talk.sql'`.execute(db);
  expect(await examineTables(database.storage)).toEqual({ state: "changed", which: ["0001_the_talk.sql"] });
  await sql`delete from migration where name = '0001_the_talk.sql'`.execute(db);
  expect(await examineTables(database.storage)).toEqual({ state: "behind", which: ["0001_the_talk.sql"] });
});

test("a database without Japanese says what is wrong with it", async () => {
  await using wrong = await createDatabase("template template0 locale 'C' encoding 'UTF8'");
  await using storage = await openStorage({ urls: wrong.url });
  const found = await examineDatabase(storage, () => new Date());
  expect(found).toMatchObject({
    characterType: "C",
    japaneseTrouble: expect.stringContaining("cannot search"),
  });
});
