import type { Durability } from "../../domain/durability.ts";
import { type DurabilityBoard, openDurabilityBoard } from "../durability/board.ts";
import type { Log } from "../edge/log.ts";
import type { Storage } from "../storage/database.ts";
import { watchDurability } from "../storage/watch-durability.ts";
import { startNotingPrimary } from "../watch/jobs.ts";

/** Whether machines besides the primary have what was acknowledged: looked at all the time, told where it changes. */
export type DurabilityPart = AsyncDisposable & {
  readonly board: DurabilityBoard;
  readonly seen: () => Durability;
};

type Needs = {
  readonly storage: Storage;
  readonly log: Log;
  readonly now: () => Date;
  /** How many standbys there should be. */
  readonly standbys: number;
};

export function openDurability({ storage, log, now, standbys }: Needs): DurabilityPart {
  const board = openDurabilityBoard();
  const watch = watchDurability(storage, {
    expected: standbys,
    looked(seen) {
      const state = board.looked(seen);
      if (state === "whole") log.info(seen, "As many standbys as there should be follow the database again.");
      if (state === "degraded") log.warn(seen, "Fewer standbys follow the database than there should be.");
      if (state === "held") log.error(seen, "No standby confirms what is written: nothing is acknowledged.");
    },
  });
  const jobs = new AsyncDisposableStack();
  jobs.use(watch);
  if (standbys > 0) jobs.use(startNotingPrimary({ db: storage.db, now, log }));
  return {
    board,
    seen: watch.seen,
    [Symbol.asyncDispose]: () => jobs.disposeAsync(),
  };
}
