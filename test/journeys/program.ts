import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { root } from "../source.ts";

/** The program that `npm start` runs, as a process of its own. */
export type Program = AsyncDisposable & {
  readonly pid: number;
  /** All it has said so far, complaints included, line by line. */
  said(): string;
  /** The first thing that fits what it says. Fails when it ends before. */
  heard(what: RegExp): Promise<RegExpExecArray>;
  /** Its exit code; null where a signal ended it. */
  readonly ended: Promise<number | null>;
  stop(signal: "SIGTERM" | "SIGINT"): Promise<number | null>;
  kill(): Promise<void>;
};

export function startProgram(environment: Readonly<Record<string, string>>): Program {
  const { scripts } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  const [, ...script] = (scripts.start as string).split(" "); // after "node"
  const inherited = Object.entries(process.env).filter(([name]) => !ours.test(name));
  const child = spawn(process.execPath, script, {
    cwd: root,
    env: { ...Object.fromEntries(inherited), PORT: "0", METRICS_PORT: "off", ...environment },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const { pid } = child;
  if (pid === undefined) throw new Error("The program could not be started.");

  let said = "";
  const listeners = new Set<() => void>();
  const tell = (): void => {
    for (const listen of listeners) listen();
  };
  for (const pipe of [child.stdout, child.stderr]) {
    createInterface({ input: pipe }).on("line", (line) => {
      said += `${line}\n`;
      tell();
    });
  }
  // "close" follows the last line.
  const ended = once(child, "close").then(([code]) => code as number | null);
  let over = false;
  void ended.then(() => {
    over = true;
    tell();
  });

  return {
    pid,
    said: () => said,
    heard: (what) =>
      new Promise((resolve, reject) => {
        const look = (): void => {
          const found = what.exec(said);
          if (!found && !over) return;
          listeners.delete(look);
          if (found) resolve(found);
          else reject(new Error(`The program ended without saying ${what}:\n${said}`));
        };
        listeners.add(look);
        look();
      }),
    ended,
    stop(signal) {
      child.kill(signal);
      return ended;
    },
    async kill() {
      child.kill("SIGKILL");
      await ended;
    },
    async [Symbol.asyncDispose]() {
      if (over) return;
      child.kill("SIGTERM");
      await ended;
    },
  };
}

/** What would make it another installation than the one a test means. */
const ours =
  /^(HOST|PORT|DATA_DIR|DATABASE_URL|KEY_ENCRYPTION_KEYS|METRICS_PORT|PUBLIC_URL|TRUST_PROXY|LOG_LEVEL)$/;
