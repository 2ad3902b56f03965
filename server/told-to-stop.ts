import { setTimeout as pause } from "node:timers/promises";

type Stopping = {
  readonly app: { leave(): void };
  readonly drainSeconds: number;
  readonly say: (line: string) => void;
};

/**
 * [HO-1] Ends once the process is to end. Told by SIGTERM, as by systemd, it says by `/readyz` that it goes and serves on for so
 * long, so that a balancer leads nobody here any more. Ctrl-C, or a second signal, does not wait.
 */
export async function toldToStop({ app, drainSeconds, say }: Stopping): Promise<void> {
  const hurried = new AbortController();
  await new Promise<void>((resolve) => {
    process.on("SIGTERM", () => resolve());
    process.on("SIGINT", () => {
      hurried.abort();
      resolve();
    });
  });
  process.once("SIGTERM", () => hurried.abort());
  app.leave();
  if (drainSeconds > 0 && !hurried.signal.aborted) {
    say(`Stopping in ${drainSeconds} s: whoever leads people here is told to lead them elsewhere.`);
    await pause(drainSeconds * 1_000, undefined, { signal: hurried.signal }).catch(() => {});
  }
  say("Stopping: streams are handed over, calls under way are finished.");
}
