import { startReading } from "./reading.ts";
import { shareReading } from "./tabs.ts";
import { onWake } from "./wake.ts";
import type { LiveSync, SyncOptions } from "./wants.ts";

/**
 * Follows what happens, for as long as the page lives, over whatever the network lets through: frames come in
 * possibly more than once, never with a hole that is not filled by itself. Tabs of one browser share one stream where
 * the browser can (Web Locks need https or localhost); elsewhere each tab reads for itself. Never throws.
 */
export function startSync(options: SyncOptions): LiveSync {
  if (typeof navigator === "undefined" || !navigator.locks || typeof BroadcastChannel === "undefined") {
    return startReading(options);
  }
  const voice = new BroadcastChannel(`yorisoi ${options.path}`);
  return shareReading(options, { locks: navigator.locks, voice, onWake });
}
