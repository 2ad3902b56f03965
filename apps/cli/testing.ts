// The command line as operators call it, for tests: a process of its own, told where to work by its environment alone.
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { keysFromFile } from "../../server/storage/key-file.ts";
import type { KeyProvider } from "../../server/storage/keys.ts";
import { openInstallation } from "../../server/storage/secrets.ts";
import { type TestDatabase, testDatabase } from "../../server/storage/testing.ts";

export type Said = { readonly code: number | null; readonly out: string; readonly err: string };

export type Running = {
  readonly process: ChildProcess;
  /** All of stderr so far. */
  complaints(): string;
  readonly ended: Promise<Said>;
};

type Environment = Readonly<Record<string, string>>;

const main = join(import.meta.dirname, "main.ts");

/** What would make it another installation than the one a test means. */
const settings =
  /^(HOST|PORT|DATA_DIR|DATABASE_URL|KEY_ENCRYPTION_KEYS|METRICS_PORT|PUBLIC_URL|TRUST_PROXY|LOG_LEVEL)$/;

export function startCommand(words: readonly string[], environment: Environment): Running {
  return begin(process.execPath, [main, ...words], environment);
}

export function runCommand(words: readonly string[], environment: Environment): Promise<Said> {
  return startCommand(words, environment).ended;
}

/** At a terminal of its own (util-linux's `script`): what it asks can be answered through `process.stdin`. */
export function startAtTerminal(words: readonly string[], environment: Environment): Running {
  const line = [process.execPath, main, ...words].map((word) => `'${word}'`).join(" ");
  return begin("script", ["--quiet", "--return", "--command", line, "/dev/null"], environment);
}

function begin(file: string, words: readonly string[], environment: Environment): Running {
  const inherited = Object.entries(process.env).filter(([name]) => !settings.test(name));
  const child = spawn(file, [...words], {
    env: { ...Object.fromEntries(inherited), ...environment },
    stdio: ["pipe", "pipe", "pipe"],
  });
  let [out, err] = ["", ""];
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    out += text;
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    err += text;
  });
  child.stdin.on("error", () => {}); // it may have ended without reading
  return {
    process: child,
    complaints: () => err + out,
    ended: once(child, "close").then(([code]) => ({ code: code as number | null, out, err })),
  };
}

export type CommandCity = TestDatabase & {
  readonly environment: Environment;
  readonly dataDir: string;
  /** As a server holds it that was started before any rotation. */
  readonly running: KeyProvider;
};

/** An installation on a database of its own, with its key file in this folder. */
export async function openCommandCity(folder: string): Promise<CommandCity> {
  const dataDir = join(folder, "data");
  await mkdir(dataDir);
  const database = await testDatabase();
  const running = await keysFromFile(dataDir, { mayCreate: true });
  await openInstallation(database.storage.db, running, { invented: false });
  return { ...database, dataDir, running, environment: { DATABASE_URL: database.url, DATA_DIR: dataDir } };
}
