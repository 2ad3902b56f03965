import type { Clock } from "../shared/clock.ts";
import { startReading } from "../shared/reading.ts";
import type { LiveSync, SyncOptions } from "../shared/wants.ts";
import { fetchInTheEnd } from "./fetching.ts";

const patienceMillis = 1_000;

/**
 * Sync for a page whose tabs may share a stream only once what shares it has been fetched ([DL-10]). A page that waits
 * for an answer does not wait for that: after a second, or where it does not come, it reads for itself, and joins the
 * other tabs when it can.
 */
export function startLive(
  clock: Clock,
  fetchShared: () => Promise<(options: SyncOptions) => LiveSync>,
): (options: SyncOptions) => LiveSync {
  let shared: ((options: SyncOptions) => LiveSync) | null = null;
  let join = (): void => {};
  let goAlone = (): void => {};
  fetchInTheEnd(
    clock,
    fetchShared,
    (here) => {
      shared = here;
      join();
    },
    () => goAlone(),
  );

  return (options) => {
    if (shared) return shared(options);
    let live: LiveSync | null = null;
    let stopped = false;
    goAlone = () => {
      if (!stopped) live ??= startReading(options);
    };
    const cancel = clock.after(patienceMillis, goAlone);
    join = () => {
      cancel();
      live?.stop();
      if (!stopped && shared) live = shared(options);
    };
    return {
      wantsChanged: () => live?.wantsChanged(),
      resync: () => live?.resync(),
      hurry: () => live?.hurry(),
      stop() {
        stopped = true;
        cancel();
        live?.stop();
      },
    };
  };
}
