import type { Log } from "./edge/log.ts";

/** Work that is done again and again while the process lives. Ended, it has finished what it was about. */
export type Rounds = AsyncDisposable & {
  /** There is something to do now. */
  soon(): void;
};

export type RoundsOptions = {
  readonly everyMillis: number;
  /** Work that is seldom done is done a moment after the start too. */
  readonly firstAfterMillis?: number;
  readonly log: Log;
  /** Said where a round fails; the next one follows. */
  readonly failed: string;
};

/** The next round begins when the last one has ended. `work` may answer that there is more to do at once. */
export function startRounds(work: () => Promise<unknown>, options: RoundsOptions): Rounds {
  const { everyMillis, firstAfterMillis = everyMillis, log, failed } = options;
  let ended = false;
  let again = false;
  let timer: NodeJS.Timeout | undefined;
  let round: Promise<void> | null = null;

  function plan(after: number): void {
    clearTimeout(timer);
    if (ended) return;
    timer = setTimeout(() => {
      round = look();
    }, after).unref();
  }

  async function look(): Promise<void> {
    again = false;
    try {
      if ((await work()) === true) again = true;
    } catch (error) {
      log.warn({ error }, failed);
    }
    round = null;
    plan(again ? 0 : everyMillis);
  }

  plan(firstAfterMillis);
  return {
    soon() {
      if (round !== null) again = true;
      else plan(0);
    },
    async [Symbol.asyncDispose]() {
      ended = true;
      clearTimeout(timer);
      await round;
    },
  };
}
