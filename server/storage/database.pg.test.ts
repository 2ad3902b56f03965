import { sql } from "kysely";
import { expect, test } from "vitest";
import { testDatabase } from "./testing.ts";

test("each test has its own migrated database", async () => {
  await using one = await testDatabase();
  await using two = await testDatabase();
  expect(one.url).not.toBe(two.url);
  const tables = sql<{ name: string }>`select name from migration`;
  expect((await tables.execute(one.storage.db)).rows).toEqual((await tables.execute(two.storage.db)).rows);
});
