// A database of its own for each test, on the server that test/postgres.ts has started.
import { randomBytes } from "node:crypto";
import pg from "pg";
import { openStorage, type Storage, type StorageOptions } from "./database.ts";

/** Set by test/postgres.ts, read in the processes that run the tests. */
export const SERVER = "YORISOI_TEST_SERVER";
export const TEMPLATE = "YORISOI_TEST_TEMPLATE";

export type EmptyDatabase = AsyncDisposable & { readonly url: string };

export type TestDatabase = EmptyDatabase & { readonly storage: Storage };

/** A copy of a database with all migrations applied. Use it with `await using`, or end it in `afterAll`. */
export async function testDatabase(options: Omit<StorageOptions, "urls"> = {}): Promise<TestDatabase> {
  const { url, [Symbol.asyncDispose]: drop } = await createDatabase(`template ${given(TEMPLATE)}`);
  const storage = await openStorage({ ...options, urls: url });
  return {
    url,
    storage,
    async [Symbol.asyncDispose]() {
      await storage[Symbol.asyncDispose]();
      await drop();
    },
  };
}

/** A database with nothing in it, for tests of what is below the migrations. `how` is SQL of `create database`. */
export async function createDatabase(how = "template template1"): Promise<EmptyDatabase> {
  const name = `test_${randomBytes(6).toString("hex")}`;
  await onServer(`create database ${name} ${how}`);
  const url = new URL(given(SERVER));
  url.pathname = `/${name}`;
  return {
    url: url.href,
    // With force: a server process may outlive by a moment the connection it served.
    [Symbol.asyncDispose]: () => onServer(`drop database ${name} with (force)`),
  };
}

async function onServer(sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: given(SERVER) });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

function given(name: typeof SERVER | typeof TEMPLATE): string {
  const value = process.env[name];
  if (value !== undefined) return value;
  throw new Error(
    `${name} is not set: a test that needs PostgreSQL must be named *.pg.test.ts and run by vitest.`,
  );
}
