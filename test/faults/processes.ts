// Starts, asks and kills processes of the service.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { root } from "../source.ts";
import type { Gauges } from "./process.ts";

export type Process = AsyncDisposable & {
  readonly origin: string;
  readonly port: number;
  readonly pid: number;
  gauges(): Promise<Gauges>;
  /** SIGKILL: it gets no say. Resolves when it is gone. */
  kill(): Promise<void>;
  /** SIGTERM, and what it ended with; null where a signal ended it. */
  stop(): Promise<number | null>;
  /** Its lines of the log, warnings and worse. */
  readonly logged: readonly string[];
};

const mostLines = 2_000;
const everyday = {
  LOG_LEVEL: "warn",
  PORT: "0",
  METRICS_PORT: "off",
  // Where nobody asks whether it is ready, nobody would notice that it goes.
  DRAIN_SECONDS: "0",
  // Dozens are started: what one has parsed, the next need not parse again.
  NODE_COMPILE_CACHE: join(tmpdir(), "yorisoi-test-compiled"),
};

/** `folder`: another checkout of this repository, of another version. */
export async function startProcess(
  environment: Readonly<Record<string, string>>,
  folder: string = root,
): Promise<Process> {
  const child = spawn(process.execPath, ["--expose-gc", join(folder, "test/faults/process.ts")], {
    env: { ...process.env, ...everyday, ...environment },
    stdio: ["pipe", "pipe", "pipe"],
  });
  const { pid } = child;
  if (pid === undefined) throw new Error("The process could not be started.");
  const logged: string[] = [];
  createInterface({ input: child.stderr }).on("line", (line) => {
    if (logged.length < mostLines) logged.push(line);
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const ended = once(child, "exit").then(([code]) => code as number | null);
  child.stdin.on("error", () => {}); // it may be gone already

  async function line(): Promise<string> {
    const next = await lines.next();
    if (next.done) throw new Error(`The process ended without a word: ${logged.join("\n")}`);
    return next.value;
  }

  async function kill(): Promise<void> {
    child.kill("SIGKILL");
    await ended;
  }

  const origin = await line();
  return {
    origin,
    port: Number(new URL(origin).port),
    pid,
    logged,
    async gauges() {
      child.stdin.write("gauges\n");
      return JSON.parse(await line()) as Gauges;
    },
    kill,
    stop() {
      child.kill("SIGTERM");
      return ended;
    },
    [Symbol.asyncDispose]: kill,
  };
}
