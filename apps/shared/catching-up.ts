import type { Frame } from "../../contract/sync.ts";
import type { Epoch } from "../../domain/ids.ts";
import { attemptOn, type Ending, epochOf } from "./attempt.ts";
import type { Clock } from "./clock.ts";
import { pauseAfter } from "./ladder.ts";
import type { SyncOptions } from "./wants.ts";

/** Reads once what lies past one's own cursors, again and again until it has come through. */
export type CatchingUp = { read(): void; stop(): void };

type CatchingUpOptions = Pick<SyncOptions, "path" | "wants" | "onState" | "onRefusal" | "onEpoch"> & {
  readonly clock: Clock;
  readonly deliver: (frame: Frame, epoch: Epoch | null) => void;
  readonly onSignedOut: () => void;
};

export function startCatchingUp(options: CatchingUpOptions): CatchingUp {
  const { clock } = options;
  let again = false;
  let current: AbortController | null = null;

  async function read(mine: AbortController): Promise<void> {
    const { signal } = mine;
    for (let failures = 0; !signal.aborted; ) {
      again = false;
      const ending = await once(signal);
      if (signal.aborted || !ending) break;
      tell(ending);
      if (ending.outcome.kind === "answered" && !again) break;
      if (ending.outcome.kind !== "answered") failures++;
      await new Promise<void>((resolve) => clock.after(pauseAfter(failures, clock.random()), resolve));
    }
    if (current === mine) current = null;
  }

  function once(signal: AbortSignal): Promise<Ending> | null {
    const wants = options.wants();
    if (!wants) return null;
    let { epoch } = wants;
    return attemptOn({
      path: options.path,
      rung: "now",
      wants,
      helloMillis: 0,
      clock,
      signal,
      onLife: () => options.onState?.("online"),
      onFrame(frame) {
        if (frame.t === "hello") epoch = frame.epoch;
        options.deliver(frame, epoch);
      },
    });
  }

  function tell({ refused, signedOut }: Ending): void {
    const epoch = refused && epochOf(refused);
    if (signedOut || refused?.code === "not-signed-in") options.onSignedOut();
    else if (epoch) options.onEpoch?.(epoch);
    else if (refused) options.onRefusal?.(refused);
  }

  return {
    read() {
      again = true;
      if (current) return;
      current = new AbortController();
      void read(current);
    },
    stop() {
      current?.abort();
      current = null;
    },
  };
}
