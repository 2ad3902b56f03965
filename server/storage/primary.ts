// A pool that always points to the current primary.
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { type Found, findPrimary } from "./find-primary.ts";
import { type Host, isConnectionLoss, WRITES_HELD } from "./hosts.ts";
import { type ConnectionOptions, connectionTo, type LivePool, openPool, refuseStandby } from "./pool.ts";

/** A connection lent for one statement or one transaction. */
export type Lease = {
  query(statement: string | pg.QueryConfig, values?: readonly unknown[]): Promise<pg.QueryResult>;
  release(destroy?: boolean): void;
};

export type Primary = AsyncDisposable & {
  lease(): Promise<Lease>;
  connect(): Promise<pg.Client>;
};

type Current = Found & { readonly pool: LivePool };

/** Data, constraint and syntax errors leave a connection in order; after any other it is not used again. */
const HARMLESS = /^(22|23|42)/;

export function openPrimary(hosts: readonly Host[], options: ConnectionOptions): Primary {
  let current: Current | null = null;
  let doubted = false;
  let search: Promise<Current> | null = null;
  let ended = false;

  function doubt(pool: LivePool): void {
    if (current?.pool === pool) doubted = true;
  }

  async function find(): Promise<Current> {
    if (ended) throw new Error("The storage has been closed.");
    if (current !== null && !doubted) return current;
    // One search at a time, however many wait for it.
    search ??= look().finally(() => {
      search = null;
    });
    return search;
  }

  async function look(): Promise<Current> {
    doubted = false;
    try {
      const found = await findPrimary(hosts);
      // The same server, alive all the time: only single connections were lost, and work in progress goes on.
      if (current?.identity === found.identity) return current;
      if (current !== null) await meet(found.host);
      const pool: LivePool = openPool(found, options, () => doubt(pool));
      current?.pool.drop();
      current = { ...found, pool };
      if (ended) pool.drop();
      return current;
    } catch (error) {
      doubted = true;
      throw error;
    }
  }

  async function meet(host: Host): Promise<void> {
    if (!options.meets) return;
    const client = new pg.Client(connectionTo(host, options));
    client.on("error", () => {}); // what is asked of it fails then
    try {
      await client.connect();
      await refuseStandby(client);
      await options.meets(client);
    } finally {
      void client.end(); // not awaited: a frozen server never says goodbye
    }
  }

  async function take(): Promise<{ client: pg.PoolClient; pool: LivePool }> {
    const { pool } = await find();
    try {
      return { client: await pool.take(), pool };
    } catch (error) {
      if (!isConnectionLoss(error)) throw error;
      doubt(pool);
    }
    // Nothing has been sent yet, so looking once more and connecting again is safe for any work.
    const again = (await find()).pool;
    return { client: await again.take(), pool: again };
  }

  return {
    async lease() {
      const { client, pool } = await take();
      return lend(client, pool, () => doubt(pool));
    },
    async connect() {
      const { host, pool } = await find();
      const client = new pg.Client(connectionTo(host, options));
      client.on("error", () => doubt(pool));
      try {
        await client.connect();
        await refuseStandby(client);
        return client;
      } catch (error) {
        doubt(pool);
        void client.end();
        throw error;
      }
    },
    async [Symbol.asyncDispose]() {
      ended = true;
      const pool = current?.pool;
      if (pool === undefined) return;
      const enough = new AbortController();
      const patience = sleep(options.queryTimeoutMillis, undefined, { signal: enough.signal }).catch(
        () => {},
      );
      await Promise.race([pool.end(), patience]);
      enough.abort();
      pool.drop();
    },
  };
}

function lend(client: pg.PoolClient, pool: LivePool, doubt: () => void): Lease {
  let lost: unknown;
  let unfit = false;
  return {
    async query(statement, values) {
      // After a lost connection the caller's ROLLBACK fails with the first cause, not with a second, vaguer one.
      if (lost !== undefined) throw lost;
      try {
        const result = await client.query(statement, values === undefined ? undefined : [...values]);
        if (pool.wasCutOff(client)) throw notReplicated();
        return result;
      } catch (error) {
        const code = error instanceof Error && "code" in error ? String(error.code) : "";
        // Our own doing, and no sign of a standby.
        if (code === "25006" && pool.refusesWrites(client)) throw writesHeld();
        if (!HARMLESS.test(code)) unfit = true;
        if (isConnectionLoss(error)) {
          lost = error;
          doubt();
        }
        throw error;
      }
    },
    release(destroy = false) {
      // A transaction still open means that its BEGIN, COMMIT or ROLLBACK failed: nobody else may get into it.
      client.release(destroy || unfit || client.getTransactionStatus() !== "I");
    },
  };
}

export function writesHeld(): Error {
  const message = "The database waits for its standbys: nothing is written until one answers.";
  return Object.assign(new Error(message), { code: WRITES_HELD });
}

function notReplicated(): Error {
  const message = "The database stopped waiting for its standby: whether this was stored is not known.";
  return Object.assign(new Error(message), { code: "08007" }); // transaction_resolution_unknown: retryable
}
