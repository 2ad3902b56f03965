// The database as the features see it: typed queries, prepared statements, and connections that listen.
import {
  Kysely,
  PostgresDialect,
  type PostgresPool,
  type PostgresPoolClient,
  type Transaction,
} from "kysely";
import type pg from "pg";
import { hostsOf, retrying } from "./hosts.ts";
import { openPrimary, type Primary } from "./primary.ts";
import type { Schema } from "./schema.ts";

export type Database = Kysely<Schema>;

/** In a signature: "call this inside a transaction". */
export type Tx = Transaction<Schema>;

export type Statement = { readonly name: string; readonly text: string };

export type Storage = AsyncDisposable & {
  readonly db: Database;
  /** A prepared statement on the primary that finds few rows by their keys. Its name must belong to this one text. */
  run<Row>(statement: Statement, values: readonly unknown[]): Promise<Row[]>;
  /** An own connection to the primary, to LISTEN on; the caller ends it, and makes a new one when it dies. */
  connect(): Promise<pg.Client>;
};

export type StorageOptions = {
  /** As in DATABASE_URL: one URL, or several, or one with several hosts. */
  readonly urls: string;
  readonly poolSize?: number;
  readonly queryTimeoutMillis?: number;
  /** How long to wait for a primary at the start; the servers may be starting as well. */
  readonly until?: AbortSignal;
};

/** One for each group of appends that may be under way, the rest for reading on. */
const quickPoolSize = 8;

/** Throws when no primary answers in time, or at once when every server refuses us for good. */
export async function openStorage(options: StorageOptions): Promise<Storage> {
  const { urls, poolSize = 10, queryTimeoutMillis = 5_000, until } = options;
  const hosts = hostsOf(urls);
  const primary = openPrimary(hosts, { poolSize, queryTimeoutMillis });
  // Apart from the others, so that no slow report ever keeps a child's word waiting for a connection.
  const quick = openPrimary(hosts, { poolSize: quickPoolSize, queryTimeoutMillis, byIndexOnly: true });
  try {
    await retrying(async () => (await primary.lease()).release(), until === undefined ? {} : { until });
  } catch (error) {
    await primary[Symbol.asyncDispose]();
    throw error;
  }
  const db = new Kysely<Schema>({ dialect: new PostgresDialect({ pool: poolOver(primary) }) });
  return {
    db,
    async run<Row>({ name, text }: Statement, values: readonly unknown[]) {
      const lease = await quick.lease();
      try {
        return (await lease.query({ name, text, values: [...values] })).rows as Row[];
      } finally {
        lease.release();
      }
    },
    connect: () => primary.connect(),
    async [Symbol.asyncDispose]() {
      await db.destroy();
      await quick[Symbol.asyncDispose]();
      await primary[Symbol.asyncDispose]();
    },
  };
}

/** What Kysely needs of a pool. It gets no `Client`, so it cannot send cancel requests behind our back. */
function poolOver(primary: Primary): PostgresPool {
  return {
    options: {},
    async connect(): Promise<PostgresPoolClient> {
      const lease = await primary.lease();
      // The overload that Kysely has besides this one is for cursors, which it uses only when given a cursor class.
      const query = lease.query as unknown as PostgresPoolClient["query"];
      return { query, release: (destroy) => lease.release(destroy) };
    },
    async end() {}, // the storage ends the connections itself
  };
}
