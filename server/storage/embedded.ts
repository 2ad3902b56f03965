// A real PostgreSQL that comes with the program: started, kept alive and ended by it.
import { setTimeout as sleep } from "node:timers/promises";
import { archiveSettings } from "./embedded-archive.ts";
import { findBinaries } from "./embedded-binaries.ts";
import { openCluster } from "./embedded-cluster.ts";
import { openGuard, prepareDatabase } from "./embedded-guard.ts";
import { prepareHome, type Say } from "./embedded-home.ts";
import { bringDown, bringUp, type Running, type Settings } from "./embedded-launch.ts";
import { refuseBadPort } from "./embedded-port.ts";

export type EmbeddedServer = AsyncDisposable & {
  /** With the password of a role that may do everything; never to be printed. The database exists when it is "yorisoi". */
  url(database?: string): string;
  readonly port: number;
  /** Where the database and its log are; not always the data folder, see `prepareHome`. */
  readonly folder: string;
  /** Changes when the server had to be restarted. */
  readonly pid: number;
  /** Ends the server, unless another process of ours started it or took it over first. */
  stop(): Promise<void>;
};

export type EmbeddedOptions = {
  readonly dataDir: string;
  readonly log: Say;
  /** Below 32768. Without it: the one of the last time, or a free one. A server that runs already keeps its own. */
  readonly port?: number;
  /** Settings of PostgreSQL besides ours, for tests. */
  readonly settings?: Settings;
  /** Keeps the write-ahead log for backups. Whoever keeps them has to take it away, or the disk fills. */
  readonly archives?: boolean;
  /** Another `bin` folder of PostgreSQL than the one installed by npm. */
  readonly binaries?: string;
};

export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedServer> {
  const { dataDir, log, port } = options;
  if (port !== undefined) refuseBadPort(port);
  const home = await prepareHome(dataDir, log);
  const settings = { ...(options.archives ? await archiveSettings(home) : {}), ...options.settings };
  const cluster = await openCluster(home, options.binaries ?? (await findBinaries(home, log)), log);
  const stopping = new AbortController();
  const how = { settings, say: log, stopped: stopping.signal };
  let running: Running = await bringUp(cluster, { ...how, port });
  if (running.adopted) log(`The database was already running (process ${running.pid}) and is used as it is.`);

  let reviving = Promise.resolve();
  let guard = await watch();

  async function watch(): ReturnType<typeof openGuard> {
    const made = await openGuard(cluster, running.port);
    made.client.once("end", () => {
      if (!stopping.signal.aborted) reviving = reviving.then(revive);
    });
    return made;
  }

  /** The address has been given away, so the server comes back on the same port, however long that takes. */
  async function revive(): Promise<void> {
    log(`The database (process ${running.pid}) ended unexpectedly; it is started again.`);
    for (let pause = 100; !stopping.signal.aborted; pause = Math.min(pause * 2, 5_000)) {
      try {
        running = await bringUp(cluster, { ...how, port: running.port });
        guard = await watch();
        log(`The database is back (process ${running.pid}).`);
        return;
      } catch (error) {
        if (stopping.signal.aborted) return;
        log(
          `The database could not be started again: ${error instanceof Error ? error.message : String(error)}`,
        );
        await sleep(pause);
      }
    }
  }

  async function stop(): Promise<void> {
    if (stopping.signal.aborted) return;
    stopping.abort();
    await reviving;
    const isLastOwner = await guard.isLastOwner();
    void guard.client.end();
    if (isLastOwner) await bringDown(cluster, running.pid, log);
  }

  try {
    if (guard.isOwner()) await prepareDatabase(guard.client);
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    url: (database = "yorisoi") =>
      `postgres://${cluster.user}:${cluster.password}@127.0.0.1:${running.port}/${encodeURIComponent(database)}`,
    folder: cluster.folder,
    get port() {
      return running.port;
    },
    get pid() {
      return running.pid;
    },
    stop,
    [Symbol.asyncDispose]: stop,
  };
}
