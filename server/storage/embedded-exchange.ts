// Puts a restored copy in the place of the data of the embedded server, whoever has started it.
import { readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { findBinaries } from "./embedded-binaries.ts";
import { type Cluster, openCluster } from "./embedded-cluster.ts";
import { type Home, prepareHome, type Say } from "./embedded-home.ts";
import { bringDown } from "./embedded-launch.ts";
import { readLock } from "./embedded-processes.ts";
import { swapData } from "./embedded-swap.ts";

/**
 * Ends the server, puts the restored data in the place of the present data, and leaves it to whoever uses the server to start it
 * again. Answers where the data of before is kept; null where there was none.
 */
export async function exchangeData(
  dataDir: string,
  { restored, kept, say }: { readonly restored: string; readonly kept: string; readonly say: Say },
): Promise<string | null> {
  const home = await prepareHome(dataDir, () => {});
  // Opened before: while the data is exchanged nobody opens it.
  const cluster = await presentCluster(home);
  const quiet = async (): Promise<void> => {
    const lock = cluster && (await readLock(cluster));
    if (cluster && lock) await bringDown(cluster, lock.pid, say);
  };
  return swapData(home, { restored, kept: join(home.folder, kept), quiet });
}

/** The text of the file that says how the timeline of this data came about. */
export function readHistory(home: Pick<Home, "data">, name: string): Promise<Buffer> {
  return readFile(join(home.data, "pg_wal", name));
}

/** Null where there is no data yet. */
async function presentCluster(home: Home): Promise<Cluster | null> {
  const made = await stat(join(home.data, "PG_VERSION")).catch(() => null);
  return made && openCluster(home, await findBinaries(home, () => {}), () => {});
}
