import type { Clock } from "../../shared/clock.ts";

/** A connection that mends itself within this time is not worth a word. */
const silentMendingMillis = 3_000;

export type SteadyConnection = { take(connected: boolean): void; stop(): void };

/** Says "mending" only after three seconds without a connection, and "connected" at once. */
export function steadyConnection(clock: Clock, say: (mending: boolean) => void): SteadyConnection {
  let cancel: (() => void) | null = null;
  function stop(): void {
    cancel?.();
    cancel = null;
  }
  return {
    take(connected) {
      if (connected) {
        stop();
        say(false);
      } else {
        cancel ??= clock.after(silentMendingMillis, () => say(true));
      }
    },
    stop,
  };
}
