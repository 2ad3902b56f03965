import { attemptOn, type Ending, epochOf } from "./attempt.ts";
import { deviceClock } from "./clock.ts";
import { afterAttempt, helloWithinMillis, type Ladder, startLadder } from "./ladder.ts";
import { onWake } from "./wake.ts";
import type { LiveSync, SyncOptions } from "./wants.ts";

const offlineAfterMillis = 5_000;
/** A stream that spoke so lately need not be opened again because the page got the focus. */
const freshMillis = 1_500;

/** One reader of its own, on the ladder: reads for ever until stopped, and never throws. */
export function startReading(options: SyncOptions): LiveSync {
  const clock = options.clock ?? deviceClock;
  let ladder: Ladder = startLadder();
  let stopped = false;
  let idle = false;
  let hangUp: (() => void) | null = null;
  let skipPause: (() => void) | null = null;
  let lifeAt = clock.now();
  let state: "online" | "offline" | null = null;
  let atOnce = false;

  function say(next: "online" | "offline"): void {
    if (next === state || stopped) return;
    state = next;
    options.onState?.(next);
  }

  function pause(millis: number): Promise<void> {
    if (millis <= 0) return Promise.resolve();
    return new Promise((resolve) => {
      const done = (): void => {
        cancel();
        skipPause = null;
        resolve();
      };
      const cancel = clock.after(millis, done);
      skipPause = done;
    });
  }

  async function run(): Promise<void> {
    while (!stopped) {
      const wants = options.wants();
      if (!wants) {
        idle = true;
        return;
      }
      const abort = new AbortController();
      hangUp = () => abort.abort();
      const { attempt } = ladder;
      const ending = await attemptOn({
        path: options.path,
        rung: attempt,
        wants,
        helloMillis: helloWithinMillis(ladder),
        clock,
        signal: abort.signal,
        onLife() {
          lifeAt = clock.now();
          say("online");
        },
        onFrame(frame) {
          if (stopped) return;
          if (frame.t === "hello") options.onRung?.(attempt);
          guarded(() => options.onFrame(frame));
        },
      });
      hangUp = null;
      if (stopped) return;
      guarded(() => settle(ending));
      if (stopped) return;
      // What was refused is not asked again at once, however much the page wants it.
      if (!atOnce || ending.refused) await pause(ladder.pauseMillis);
      atOnce = false;
    }
  }

  function settle({ outcome, refused, signedOut }: Ending): void {
    const epoch = refused && epochOf(refused);
    // Starting over is no failure of the rung.
    const told = epoch ? ({ kind: "sent-away", livedMillis: 0 } as const) : outcome;
    ladder = afterAttempt(ladder, told, clock.now(), clock.random());
    if (refused) lifeAt = clock.now();
    if (signedOut || refused?.code === "not-signed-in") {
      stop();
      options.onSignedOut?.();
    } else if (epoch) options.onEpoch?.(epoch);
    else if (refused) options.onRefusal?.(refused);
    if (outcome.kind === "failed" && clock.now() - lifeAt >= offlineAfterMillis) say("offline");
  }

  /** Whatever it is doing, the next attempt begins now. */
  function again(): void {
    if (stopped) return;
    if (idle) {
      idle = false;
      void run();
      return;
    }
    if (skipPause) {
      skipPause();
      return;
    }
    atOnce = true;
    hangUp?.();
  }

  function awake(): void {
    if (hangUp && clock.now() - lifeAt < freshMillis) return;
    again();
  }

  /** A fault of the page must not end the reading, and must not be hidden either. */
  function guarded(act: () => void): void {
    try {
      act();
    } catch (fault) {
      clock.after(0, () => {
        throw fault;
      });
    }
  }

  function stop(): void {
    stopped = true;
    unwake();
    hangUp?.();
    skipPause?.();
  }

  const unwake = onWake(awake, () => say("offline"));
  void Promise.resolve().then(run);
  return { wantsChanged: again, resync: again, hurry: () => skipPause?.(), stop };
}
