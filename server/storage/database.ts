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
import { openPrimary, type Primary, writesHeld } from "./primary.ts";
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
  /**
   * [HA-1] Ends when all that is stored at this moment is confirmed by a standby, where there is one. What a read finds may be
   * on this server alone: it fell after the commit, before its standby had it, and came back.
   */
  confirm(): Promise<void>;
  /**
   * [HA-4] Done on every other primary than the one before, or one that was started again, before anything else is asked of it.
   * As long as it throws, there is no primary. There is one such thing to do, or none yet.
   */
  meeting(check: Check): void;
  /** [HA-2] From now on writes fail at once, with an error that is retryable, and reads go on; or all is as usual again. */
  holdWrites(held: boolean): void;
};

export type Check = (primary: Pick<pg.ClientBase, "query">) => Promise<void>;

export type StorageOptions = {
  /** As in DATABASE_URL: one URL, or several, or one with several hosts. */
  readonly urls: string;
  readonly poolSize?: number;
  readonly queryTimeoutMillis?: number;
  /** How long to wait for a primary at the start; the servers may be starting as well. */
  readonly until?: AbortSignal;
};

/** A commit waits for the standby to have everything before it, so also what others have committed. */
const commitOfNothing = { name: "confirm", text: "select pg_logical_emit_message(true, 'yorisoi', '')" };

/** One for each group of appends that may be under way, the rest for reading on. */
const quickPoolSize = 8;

/** Throws when no primary answers in time, or at once when every server refuses us for good. */
export async function openStorage(options: StorageOptions): Promise<Storage> {
  const { urls, poolSize = 10, queryTimeoutMillis = 5_000, until } = options;
  const hosts = hostsOf(urls);
  let held = false;
  let check: Check = async () => {};
  const common = {
    queryTimeoutMillis,
    holdsWrites: () => held,
    meets: (client: pg.ClientBase) => check(client),
  };
  const primary = openPrimary(hosts, { ...common, poolSize });
  // Apart from the others, so that no slow report ever keeps a child's word waiting for a connection.
  const quick = openPrimary(hosts, { ...common, poolSize: quickPoolSize, byIndexOnly: true });
  try {
    await retrying(async () => (await primary.lease()).release(), until === undefined ? {} : { until });
  } catch (error) {
    await primary[Symbol.asyncDispose]();
    throw error;
  }
  const db = new Kysely<Schema>({ dialect: new PostgresDialect({ pool: poolOver(primary) }) });
  async function run<Row>({ name, text }: Statement, values: readonly unknown[]): Promise<Row[]> {
    const lease = await quick.lease();
    try {
      return (await lease.query({ name, text, values: [...values] })).rows as Row[];
    } finally {
      lease.release();
    }
  }
  return {
    db,
    run,
    connect: () => primary.connect(),
    async confirm() {
      if (held) throw writesHeld();
      await run(commitOfNothing, []);
    },
    meeting(now) {
      check = now;
    },
    holdWrites(now) {
      held = now;
    },
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
