// Looks whether standbys follow the primary, and whether commits wait for one in vain.
import type pg from "pg";
import { type Durability, holdsWrites } from "../../domain/durability.ts";
import type { Storage } from "./database.ts";

export type DurabilityWatch = AsyncDisposable & {
  /** As it was seen last; all is well before the first look. */
  readonly seen: () => Durability;
};

export type WatchOptions = {
  /** How many standbys there should be. */
  readonly expected: number;
  /** After each look. */
  readonly looked: (seen: Durability) => void;
  readonly everyMillis?: number;
};

/**
 * Only what every role may see: how many follow (their names are for others), and one's own statements, those of the other
 * processes among them. A statement that was given up goes on waiting at the server, and is seen as long as it does.
 */
const look = `
  select (select count(*) from pg_stat_replication where state is null or state = 'streaming')::int as standbys,
         coalesce((select max(extract(epoch from clock_timestamp() - query_start)) from pg_stat_activity
                    where wait_event = 'SyncRep'), 0)::float8 * 1000 as waiting`;

/**
 * On a connection of its own, which is never in the way of others nor they in its. While commits wait in vain, it has writes
 * refused at once ([HA-2]): each would wait as well, and hold a connection that others need to read.
 */
export function watchDurability(
  storage: Pick<Storage, "connect" | "holdWrites">,
  { expected, looked, everyMillis = 1_000 }: WatchOptions,
): DurabilityWatch {
  let seen: Durability = { standbys: expected, expected, waitingMillis: 0 };
  let client: pg.Client | null = null;
  let ended = false;
  let timer: NodeJS.Timeout | undefined;
  let round: Promise<void> = Promise.resolve();

  async function lookOnce(): Promise<void> {
    try {
      client ??= await storage.connect();
      const { rows } = await client.query<{ standbys: number; waiting: number }>(look);
      const [row] = rows;
      if (row) seen = { standbys: row.standbys, expected, waitingMillis: Math.round(row.waiting) };
      storage.holdWrites(holdsWrites(seen));
      looked(seen);
    } catch {
      // The server is gone, and whoever waited there with it. What follows it is another matter.
      void client?.end().catch(() => {});
      client = null;
      storage.holdWrites(false);
    }
    plan();
  }

  function plan(): void {
    if (ended) return;
    timer = setTimeout(() => {
      round = lookOnce();
    }, everyMillis).unref();
  }

  plan();
  return {
    seen: () => seen,
    async [Symbol.asyncDispose]() {
      ended = true;
      clearTimeout(timer);
      await round;
      // Not awaited: a half-open connection never says goodbye.
      void client?.end().catch(() => {});
    },
  };
}
