// One pool of connections to one server, with the handlers without which a dying server would end this process.
import pg from "pg";
import type { Found } from "./find-primary.ts";
import type { Host } from "./hosts.ts";
import { values } from "./values.ts";

export type ConnectionOptions = {
  readonly poolSize: number;
  readonly queryTimeoutMillis: number;
  /**
   * For prepared statements that touch few rows by their keys. PostgreSQL keeps the plan it made when a table was still
   * small, and on a new database that plan reads the whole table: measured, a third of the sends a second until the
   * first ANALYZE. Here it has only indexes to choose from.
   */
  readonly byIndexOnly?: boolean;
  /** Writes are refused at this moment. */
  readonly holdsWrites?: () => boolean;
  /** Before anything is asked of another server than before, or of one that was started again. Throws: it is not used yet. */
  readonly meets?: (client: pg.ClientBase) => Promise<void>;
};

/** A transaction that its process forgot would hold its locks, and every desk's horizon, for ever. */
const noForgottenTransactions = "set idle_in_transaction_session_timeout = '30s'";
const byIndexOnly =
  "set enable_seqscan = off; set enable_hashjoin = off; set enable_mergejoin = off; set jit = off";

/** `doubt` is called when something hints that the server is gone or is no longer the primary. */
export type LivePool = {
  take(): Promise<pg.PoolClient>;
  /** True once after a commit that was acknowledged although the standby had not confirmed it. */
  wasCutOff(client: pg.PoolClient): boolean;
  /** Whether the server refuses writes of this connection because we have told it to. */
  refusesWrites(client: pg.PoolClient): boolean;
  /** Ends now: connections at rest and at work are cut. */
  drop(): void;
  /** Waits for the connections at work. */
  end(): Promise<void>;
};

export function connectionTo(host: Host, { queryTimeoutMillis }: ConnectionOptions): pg.ClientConfig {
  return {
    connectionString: host.url,
    connectionTimeoutMillis: 2_000,
    // Counted by this side, and no CancelRequest is sent: a cancelled wait for the standby would be acknowledged.
    query_timeout: queryTimeoutMillis,
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
    application_name: "yorisoi",
    types: values,
  };
}

/** Ends with an error when a connection has been made to a standby: it would answer reads with what is old. */
export async function refuseStandby(client: pg.ClientBase): Promise<void> {
  const { rows } = await client.query<{ standby: boolean }>("select pg_is_in_recovery() as standby");
  if (rows[0]?.standby === false) return;
  throw Object.assign(new Error("The database server has become a standby."), { code: "25006" });
}

/** Ends with an error when the address leads to another server by now: it has not been met yet. */
async function refuseAnother(client: pg.ClientBase, started: string): Promise<void> {
  const { rows } = await client.query<{ started: string }>(
    "select extract(epoch from pg_postmaster_start_time())::text as started",
  );
  if (rows[0]?.started === started) return;
  throw Object.assign(new Error("Another database server has taken the place of the one before."), {
    code: "08006",
  });
}

async function prepare(client: pg.ClientBase, { started }: Found, options: ConnectionOptions): Promise<void> {
  await refuseStandby(client);
  await refuseAnother(client, started);
  await client.query(
    options.byIndexOnly ? `${noForgottenTransactions}; ${byIndexOnly}` : noForgottenTransactions,
  );
}

export function openPool(found: Found, options: ConnectionOptions, doubt: () => void): LivePool {
  const clients = new Set<pg.PoolClient>();
  const cutOff = new WeakSet<pg.PoolClient>();
  const refusing = new WeakSet<pg.PoolClient>();
  const pool = new pg.Pool({
    ...connectionTo(found.host, options),
    max: options.poolSize,
    idleTimeoutMillis: 60_000,
    maxLifetimeSeconds: 300, // so that connections follow a name that points elsewhere
    verify: (client, done) => void prepare(client, found, options).then(() => done(), done),
  });
  pool.on("error", doubt);
  pool.on("connect", (client) => {
    clients.add(client);
    client.on("error", doubt);
    client.on("notice", ({ routine, message }) => {
      // A warning (01000), and then success: but the row may be missing after a failover. The routine is compared
      // because the message may be in the language of the server.
      if (routine === "SyncRepWaitForLSN" || message?.includes("wait for synchronous replication")) {
        cutOff.add(client);
      }
    });
  });
  pool.on("remove", (client) => clients.delete(client));
  return {
    async take() {
      const client = await pool.connect();
      const held = options.holdsWrites?.() ?? false;
      if (held === refusing.has(client)) return client;
      try {
        await client.query(`set default_transaction_read_only = ${held ? "on" : "off"}`);
      } catch (error) {
        client.release(true);
        throw error;
      }
      if (held) refusing.add(client);
      else refusing.delete(client);
      return client;
    },
    refusesWrites: (client) => refusing.has(client),
    wasCutOff: (client) => cutOff.delete(client),
    drop() {
      if (!pool.ending) void pool.end();
      for (const { connection } of clients) connection.stream.destroy();
    },
    end: () => pool.end(),
  };
}
