import { call } from "../shared/call.ts";
import type { Clock } from "../shared/clock.ts";
import { tellTabs, whenTold } from "./left.ts";

/** Far less than what a page that sleeps has left. */
const renewEveryMillis = 300_000;
/** After what a page that closed just before has said, which may come late. */
const settledMillis = 10_000;
const forgottenMillis = 60_000;

/**
 * [CB-6] This browser forgets whose it is unless a page says, now and then, that it is open; a page that closes says that too.
 * `renew` says it. What it returns stops, and says nothing more.
 */
export function startStaying(clock: Clock, renew: () => void, mayReload: () => boolean): () => void {
  let cancel = clock.after(settledMillis, again);
  let closedAt: number | null = null;

  function again(): void {
    renew();
    cancel = clock.after(renewEveryMillis, again);
  }
  function soon(): void {
    cancel();
    cancel = clock.after(settledMillis, again);
  }
  function closing(): void {
    closedAt = clock.now();
    void call("/api/pause", {}, { keepalive: true });
    // Those that stay open would be forgotten with this one.
    tellTabs("closing");
  }
  function shown({ persisted }: PageTransitionEvent): void {
    if (!persisted || closedAt === null) return;
    // Who comes back to it after so long may be somebody else.
    if (clock.now() - closedAt > forgottenMillis && mayReload()) location.reload();
    renew();
    soon();
  }

  addEventListener("pagehide", closing);
  addEventListener("pageshow", shown);
  document.addEventListener("visibilitychange", seen);
  const deafen = whenTold("closing", soon);
  function seen(): void {
    if (document.visibilityState === "visible") renew();
  }

  return () => {
    cancel();
    deafen();
    removeEventListener("pagehide", closing);
    removeEventListener("pageshow", shown);
    document.removeEventListener("visibilitychange", seen);
  };
}
