// Ends what runs of a cluster, whoever started it: in order first, then at once.
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { nodeNames } from "./plan.ts";
import { type Known, openLedger, serverOn, signal } from "./running.ts";

/** People first, then what they rest on; each gets so long to end by itself. */
const order: readonly { readonly of: RegExp; readonly with: NodeJS.Signals; readonly millis: number }[] = [
  { of: /^service-/, with: "SIGTERM", millis: 15_000 },
  { of: /^proxy$/, with: "SIGTERM", millis: 5_000 },
  // Patroni takes its server with it.
  { of: /^n\d$/, with: "SIGTERM", millis: 20_000 },
  { of: /^etcd-/, with: "SIGTERM", millis: 5_000 },
];

/** Ends when nothing of it runs any more. Does nothing where nothing did. */
export async function endAll(folder: string): Promise<void> {
  const { living } = openLedger(folder);
  for (const { of, with: how, millis } of order) {
    const these = async (): Promise<Known[]> => (await living()).filter(({ name }) => of.test(name));
    const pids = (await these()).map(({ pid }) => pid);
    signal(pids, "SIGCONT");
    signal(pids, how);
    const deadline = performance.now() + millis;
    while ((await these()).length > 0 && performance.now() < deadline) await pause(50);
    signal(
      (await these()).map(({ pid }) => pid),
      "SIGKILL",
    );
  }
  // A server whose Patroni was killed lives on by itself.
  for (const name of nodeNames) {
    const data = join(folder, name, "data");
    const [main] = await serverOn(data);
    if (main === undefined) continue;
    signal(await serverOn(data), "SIGCONT");
    signal([main], "SIGQUIT");
    const deadline = performance.now() + 10_000;
    while ((await serverOn(data)).length > 0 && performance.now() < deadline) await pause(50);
    signal(await serverOn(data), "SIGKILL");
  }
}
