import { sql } from "kysely";
import { expect, test } from "vitest";
import { testDatabase } from "../storage/testing.ts";
import { openMoment } from "./moment-store.ts";
import { unknownIn } from "./unknown-in.ts";

test("[CE-1] [S11.6] every table, and every column of bytes, is handed over or stays for a reason that is written down", async () => {
  await using database = await testDatabase();
  const { storage } = database;
  const ask = async () => {
    await using moment = await openMoment(storage);
    return unknownIn(await moment.columns());
  };
  expect(await ask()).toEqual([]);
  await sql`create table forgotten (id uuid primary key)`.execute(storage.db);
  await sql`alter table staff add column face bytea`.execute(storage.db);
  expect(await ask()).toEqual([
    "The table forgotten is not known to the export.",
    "The bytes of staff.face are not known to the export.",
  ]);
});
