// A restored copy of the embedded server, beside it: brought up to a named moment of its log, looked at, and thrown away or
// put in the place of the data.
import { chown, mkdir, open, rm } from "node:fs/promises";
import { join } from "node:path";
import { shellText } from "./embedded-archive.ts";
import { findBinaries } from "./embedded-binaries.ts";
import { type Cluster, openCluster } from "./embedded-cluster.ts";
import { type Home, type Owner, prepareHome } from "./embedded-home.ts";
import { bringDown, bringUp, type Settings } from "./embedded-launch.ts";
import type { Bytes } from "./sealed-file.ts";
import { unpackTar } from "./tar.ts";

/** Where the log is replayed to: a named restore point, a moment, or to its end. */
export type Until =
  | { readonly kind: "name"; readonly name: string }
  | { readonly kind: "time"; readonly at: Date }
  | { readonly kind: "end" };

export type Side = AsyncDisposable & {
  readonly home: Home;
  /** Unpacks the files of a base backup. */
  unpack(tar: Bytes): Promise<void>;
  /** Puts a file of the log at hand. Its zeros take no room. */
  bring(name: string, content: Bytes): Promise<void>;
  /** Starts it, replays the log and opens it for writing, on a port of its own. Answers the URL of the database. */
  start(until: Until, options: { readonly timeline: number; readonly hurried: boolean }): Promise<string>;
  /** Ends it, and leaves its files. */
  stop(): Promise<void>;
};

/** A replay of a busy day is long, and nothing else waits for it. */
const patienceMillis = 6 * 3_600_000;

/** `name` becomes a folder beside the data, which is empty; whatever an earlier one left there goes. */
export async function openSide(dataDir: string, name: string): Promise<Side> {
  const main = await prepareHome(dataDir, () => {});
  const folder = join(main.folder, name);
  const home: Home = { folder, data: join(folder, "postgres"), owner: main.owner };
  await rm(folder, { recursive: true, force: true });
  for (const made of [folder, home.data, join(folder, "wal")]) await makeFolder(made, main.owner);
  const stopped = new AbortController();
  let running: { readonly cluster: Cluster; readonly pid: number } | null = null;

  async function stop(): Promise<void> {
    stopped.abort();
    if (running) await bringDown(running.cluster, running.pid, () => {});
    running = null;
  }

  return {
    home,
    unpack: (tar) => unpackTar(tar, home.data, home.owner),
    bring: (file, content) => writeSparse(join(folder, "wal", file), content, home.owner),
    async start(until, { timeline, hurried }) {
      const cluster = await openCluster(home, await findBinaries(main, () => {}), () => {});
      await (await open(join(home.data, "recovery.signal"), "w")).close();
      await giveTo(join(home.data, "recovery.signal"), home.owner);
      const settings = recovery(join(folder, "wal"), until, timeline, hurried);
      const { pid, port } = await bringUp(cluster, {
        ...{ settings, say: () => {}, stopped: stopped.signal, patienceMillis },
      });
      running = { cluster, pid };
      return `postgres://${cluster.user}:${cluster.password}@127.0.0.1:${port}/yorisoi`;
    },
    stop,
    async [Symbol.asyncDispose]() {
      await stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** The server ended because the log does not reach that far: what was asked for is not in it. */
export function isBeyondLog(error: unknown): boolean {
  return error instanceof Error && error.message.includes("recovery ended before configured recovery target");
}

function recovery(wal: string, until: Until, timeline: number, hurried: boolean): Settings {
  return {
    restore_command: `mv ${shellText(wal)}/%f %p`,
    recovery_target_timeline: String(timeline),
    recovery_target_action: "promote",
    ...(until.kind === "name" ? { recovery_target_name: until.name } : {}),
    ...(until.kind === "time"
      ? { recovery_target_time: until.at.toISOString().replace("T", " ").replace("Z", "+00") }
      : {}),
    // Nobody reads from it before it is where it has to be.
    hot_standby: "off",
    // A history that nobody has agreed to must not come into the backups.
    archive_mode: "off",
    shared_buffers: "32MB",
    // What is only looked at need not outlive a power cut.
    ...(hurried ? { fsync: "off", full_page_writes: "off" } : {}),
  };
}

async function makeFolder(path: string, owner: Owner): Promise<void> {
  await mkdir(path, { mode: 0o700 });
  await giveTo(path, owner);
}

async function giveTo(path: string, owner: Owner): Promise<void> {
  if (owner !== null) await chown(path, owner.uid, owner.gid);
}

const hole = Buffer.alloc(65_536);

/** A file of the log that was closed early is zeros for the most part: those become holes. */
async function writeSparse(path: string, content: Bytes, owner: Owner): Promise<void> {
  await using file = await open(path, "w", 0o600);
  let at = 0;
  for await (const bytes of content) {
    for (let from = 0; from < bytes.length; from += hole.length) {
      const part = bytes.subarray(from, from + hole.length);
      if (!part.equals(hole.subarray(0, part.length))) await file.write(part, 0, part.length, at);
      at += part.length;
    }
  }
  await file.truncate(at);
  await giveTo(path, owner);
}
