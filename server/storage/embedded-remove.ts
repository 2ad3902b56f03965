// Takes the embedded database away for good.
import { rename, stat } from "node:fs/promises";
import { join } from "node:path";
import { findBinaries } from "./embedded-binaries.ts";
import { openCluster } from "./embedded-cluster.ts";
import { prepareHome, type Say } from "./embedded-home.ts";
import { bringDown } from "./embedded-launch.ts";
import { readLock } from "./embedded-processes.ts";

/**
 * Ends the server and gives its data another name, under which nothing is ever started; the files are the caller's to remove.
 * Answers the folder they lie in, which is not always the data folder. Done twice it is done once.
 */
export async function retireEmbedded(dataDir: string, say: Say): Promise<string> {
  const home = await prepareHome(dataDir, () => {});
  const isThere = await stat(join(home.data, "PG_VERSION")).catch(() => null);
  if (isThere) {
    const cluster = await openCluster(home, await findBinaries(home, () => {}), () => {});
    const lock = await readLock(cluster);
    if (lock) await bringDown(cluster, lock.pid, say);
    await rename(home.data, join(home.folder, "postgres.going"));
  }
  return home.folder;
}
