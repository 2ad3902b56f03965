// A cluster for trials: in a folder of its own, its nodes in networks of their own where the machine allows it.
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { prepareHome } from "../../server/storage/embedded-home.ts";
import { pieces, startCluster } from "./cluster.ts";
import { endAll } from "./end-all.ts";
import { openNetworks } from "./networks.ts";
import { nodeNames, planOf } from "./plan.ts";
import { findPrograms } from "./programs.ts";
import type { Ground } from "./trials/trial.ts";

export type Scene = AsyncDisposable & {
  readonly ground: Omit<Ground, "rounds">;
  /** Makes good what a trial that failed has left behind: everything runs, and is whole. */
  mend(): Promise<void>;
};

const wholeMillis = 60_000;

/** Or a sentence that says why there is none. `folder`: stays afterwards; null: one that goes. */
export async function openScene(folder: string | null, say: (line: string) => void): Promise<Scene | string> {
  const found = await findPrograms();
  if (!found.ok) return found.sentence;
  await using building = new AsyncDisposableStack();
  const place = folder ?? (await mkdtemp(join(tmpdir(), "yorisoi-cluster-")));
  if (folder === null) {
    await chmod(place, 0o711); // as root: the cluster's own user must be able to enter
    building.defer(() => rm(place, { recursive: true, force: true }));
  }
  const home = await prepareHome(place, say);
  const networks = await openNetworks();
  if (networks) building.use(networks);
  const plan = await planOf(home.folder, networks?.addresses);
  building.defer(() => endAll(home.folder));
  const { programs } = found;
  const options = { home, plan, programs, ...(networks ? { networks: networks.names } : {}) };
  const cluster = await startCluster(options, say);
  const open = building.move();
  return {
    ground: { cluster, programs, networks, say: (line) => say(`  ${line}`) },
    async mend() {
      for (const node of nodeNames) {
        await networks?.heal(node);
        await cluster.thaw(node);
      }
      const running = new Set((await cluster.ledger.living()).map(({ name }) => name));
      for (const piece of pieces) if (!running.has(piece)) await cluster.start(piece);
      try {
        await cluster.whole(wholeMillis);
      } catch {
        say("  The cluster has not recovered from the trial before: it is made anew.");
        await endAll(home.folder);
        for (const node of nodeNames) await rm(join(home.folder, node), { recursive: true, force: true });
        await startCluster(options, () => {});
      }
    },
    [Symbol.asyncDispose]: () => open.disposeAsync(),
  };
}
