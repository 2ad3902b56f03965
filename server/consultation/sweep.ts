import type { ConsultationId, Epoch } from "../../domain/ids.ts";
import type { Changes } from "./sync-store.ts";

/** Makes hints true: whatever was committed anywhere is found within one round, hint or no hint ([DL-6]). */
export type Sweep = AsyncDisposable & {
  epoch(): Epoch;
  /** Looks now, since hints may have been missed; ends when it has looked. */
  soon(): Promise<void>;
  /** When the last round ended well, for the health of the process. */
  lastRound(): Date;
};

export type SweepOptions = {
  readonly read: (horizon: string) => Promise<Changes>;
  readonly now: () => Date;
  readonly heard: (id: ConsultationId, seq: number) => void;
  /** [CB-9] Comes before it is heard of. */
  readonly deleted?: (id: ConsultationId) => void;
  readonly swept: (horizon: string) => void;
  /** The database was restored under us: every number anyone holds is void. */
  readonly epochChanged: () => void;
  readonly failed: (error: unknown) => void;
  readonly everyMillis?: number;
};

export function startSweep(start: Changes, options: SweepOptions): Sweep {
  const { read, now, heard, deleted: gone, swept, epochChanged, failed, everyMillis = 2_000 } = options;
  let { epoch, horizon } = start;
  let last = now();
  let ended = false;
  let asked = false;
  let timer: NodeJS.Timeout | undefined;
  let round: Promise<void> = Promise.resolve();
  swept(horizon);

  async function look(): Promise<void> {
    try {
      const changes = await read(horizon);
      if (changes.epoch !== epoch) {
        epoch = changes.epoch;
        epochChanged();
      }
      for (const { id, seq, deleted } of changes.newest) {
        if (deleted) gone?.(id);
        heard(id, seq);
      }
      horizon = changes.horizon;
      swept(horizon);
      last = now();
    } catch (error) {
      failed(error);
    }
    plan(everyMillis);
  }

  function plan(millis: number): void {
    clearTimeout(timer);
    if (ended) return;
    timer = setTimeout(() => {
      round = round.then(look);
    }, millis).unref();
  }

  plan(everyMillis);
  return {
    epoch: () => epoch,
    lastRound: () => last,
    soon() {
      if (ended || asked) return round;
      clearTimeout(timer);
      asked = true;
      round = round.then(() => {
        asked = false;
        return look();
      });
      return round;
    },
    async [Symbol.asyncDispose]() {
      ended = true;
      clearTimeout(timer);
      await round;
    },
  };
}
