// Brings the server of a cluster up, or finds it running, and brings it down.
import { spawn } from "node:child_process";
import { open, rename, stat } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { isAlive } from "./embedded-alive.ts";
import { program } from "./embedded-binaries.ts";
import { asOwner, type Cluster } from "./embedded-cluster.ts";
import type { Say } from "./embedded-home.ts";
import { choosePort, rememberPort } from "./embedded-port.ts";
import { answers, holders, readLock, removeStaleLock } from "./embedded-processes.ts";
import { finishSwap, isSwapping } from "./embedded-swap.ts";

export type Running = { readonly pid: number; readonly port: number; readonly adopted: boolean };

export type Settings = Readonly<Record<string, string>>;

/** Recovery after a crash replays at most about a gigabyte; longer than this is not recovery. */
const START_MILLIS = 180_000;
/** Shorter than the ten seconds after which container runtimes kill everything. */
const STOP_MILLIS = 8_000;
const LOG_BYTES = 10_000_000;

const SETTINGS: Settings = {
  listen_addresses: "127.0.0.1",
  unix_socket_directories: "",
  max_connections: "100",
  shared_buffers: "128MB",
  fsync: "on",
  synchronous_commit: "on",
  wal_level: "replica",
  track_commit_timestamp: "on",
  timezone: "UTC",
  log_timezone: "UTC",
  // The text of an error or a warning can quote a value ("invalid input syntax for type uuid: …"), and its details
  // quote more; the program gets them, the log must not. What the server says about itself comes as LOG and above.
  log_min_messages: "log",
  log_min_error_statement: "panic",
  log_statement: "none",
  log_parameter_max_length: "0",
  log_parameter_max_length_on_error: "0",
  log_error_verbosity: "terse",
  log_checkpoints: "off",
};

export type BringUp = {
  readonly settings: Settings;
  readonly say: Say;
  /** This one and no other, because somebody relies on it. Without it: the last one, or a free one. */
  readonly port?: number | undefined;
  readonly stopped: AbortSignal;
  /** How long it may take until it answers, where that is longer than a recovery after a crash. */
  readonly patienceMillis?: number;
};

export async function bringUp(
  cluster: Cluster,
  { settings, say, port, stopped, patienceMillis = START_MILLIS }: BringUp,
): Promise<Running> {
  for (const deadline = performance.now() + patienceMillis; performance.now() < deadline; await sleep(50)) {
    stopped.throwIfAborted();
    if (await isSwapping(cluster)) continue;
    await finishSwap(cluster);
    const lock = await readLock(cluster);
    if (lock !== null && lock.port !== null && (await answers(cluster, lock.port))) {
      await rememberPort(cluster, lock.port);
      return { pid: lock.pid, port: lock.port, adopted: true };
    }
    // Somebody still works on these files: a server that is starting or stopping, or children of a killed one.
    if (lock !== null && ((await holders(cluster))?.length ?? 0) > 0) continue;

    const chosen = port ?? (await choosePort(cluster));
    const result = await launch(cluster, settings, chosen, deadline);
    if (typeof result === "number") {
      await rememberPort(cluster, chosen);
      return { pid: result, port: chosen, adopted: false };
    }
    const busy = /already exists|still in use|in use by another/.test(result);
    if (busy && lock !== null && (await removeStaleLock(cluster, lock))) {
      say("A lock file left behind by a power cut was removed: no process of the database was alive.");
    }
    if (!busy && !/could not (bind|create any TCP)/.test(result)) {
      throw new Error(`The embedded database did not start: ${result} (see ${logOf(cluster)})`);
    }
  }
  const lock = await readLock(cluster);
  throw new Error(
    `The embedded database did not answer within ${patienceMillis / 1000} seconds` +
      (lock === null ? `; see ${logOf(cluster)}.` : `: process ${lock.pid} holds ${cluster.data}.`),
  );
}

/** The new server's process number once it answers, or the reason it gave for ending. */
async function launch(
  cluster: Cluster,
  settings: Settings,
  port: number,
  deadline: number,
): Promise<number | string> {
  const log = await openLog(logOf(cluster));
  try {
    const from = (await log.stat()).size;
    const all = { ...SETTINGS, ...settings, port: String(port), cluster_name: cluster.name };
    const flags = Object.entries(all).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
    const child = spawn(join(cluster.bin, program("postgres")), ["-D", cluster.data, ...flags], {
      ...asOwner(cluster),
      // Its own session: Ctrl-C reaches this process only, which then ends the server in order.
      detached: true,
      stdio: ["ignore", log.fd, log.fd],
    });
    let failure: Error | null = null;
    child.on("error", (error) => {
      failure = error;
    });
    child.unref();
    while (performance.now() < deadline) {
      if (failure !== null || child.pid === undefined) return String(failure ?? "it could not be run");
      if (child.exitCode !== null || child.signalCode !== null) return lastWords(logOf(cluster), from);
      if ((await readLock(cluster))?.pid === child.pid && (await answers(cluster, port))) return child.pid;
      await sleep(20);
    }
    return "it was still starting";
  } finally {
    await log.close();
  }
}

/** Ends the server in order: its clients are cut off, everything is written. */
export async function bringDown(cluster: Cluster, pid: number, say: Say): Promise<void> {
  const gone = async (): Promise<boolean> => {
    const left = await holders(cluster);
    return left === null ? !isAlive(pid) : left.length === 0;
  };
  // Only a process that holds our own data may be ended: the number may belong to another one by now.
  const lock = await readLock(cluster);
  if ((await gone()) || lock?.pid !== pid) return;
  // A server that is just recovering from a crash of one of its processes may hang for ever on the orderly way
  // (18.4 does); ending it at once loses nothing, it starts its recovery again next time.
  const orderly = lock.port !== null && (await answers(cluster, lock.port));
  kill(pid, orderly ? "SIGINT" : "SIGQUIT");
  const hurry = performance.now() + STOP_MILLIS;
  let hurried = !orderly;
  for (const deadline = hurry + STOP_MILLIS; !(await gone()); await sleep(20)) {
    if (performance.now() > deadline) throw new Error(`The embedded database (process ${pid}) does not end.`);
    if (!hurried && performance.now() > hurry) {
      hurried = true;
      say(
        "The embedded database is slow to end and is now ended at once; it will recover at its next start.",
      );
      kill(pid, "SIGQUIT");
    }
  }
}

function kill(pid: number, signal: "SIGINT" | "SIGQUIT"): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
  }
}

function logOf({ folder }: Cluster): string {
  return join(folder, "postgres.log");
}

async function openLog(path: string): ReturnType<typeof open> {
  const size = await stat(path).then(
    (found) => found.size,
    () => 0,
  );
  if (size > LOG_BYTES) await rename(path, `${path}.old`);
  return open(path, "a+", 0o600);
}

async function lastWords(path: string, from: number): Promise<string> {
  await using file = await open(path, "r");
  const buffer = Buffer.alloc(Math.max(0, (await file.stat()).size - from));
  await file.read(buffer, 0, buffer.length, from);
  const lines = buffer.toString("utf8").split("\n");
  // The cause comes first ("could not bind"), then what follows from it.
  const told = lines.filter((line) => /FATAL|could not|PANIC|error/i.test(line)).map((line) => line.trim());
  return told.join(" ") || "it ended without a word";
}
