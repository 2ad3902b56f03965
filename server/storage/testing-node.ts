// Another Node process for tests, to be killed without warning.
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";

export type OtherNode = AsyncDisposable & {
  readonly process: ChildProcess;
  /** The next line it prints. Fails when it ends first. */
  line(): Promise<string>;
  /** Resolves with its exit code once it has ended. */
  readonly ended: Promise<number | null>;
  kill(): Promise<void>;
};

/** `code` is a module; `import()` of a file:// URL reaches our own files. */
export function otherNode(code: string): OtherNode {
  const child = spawn(process.execPath, ["--input-type=module", "--eval", code], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const ended = once(child, "exit").then(([status]) => status as number | null);
  async function kill(): Promise<void> {
    child.kill("SIGKILL");
    await ended;
  }
  return {
    process: child,
    ended,
    kill,
    async line() {
      const next = await lines.next();
      if (next.done === true) throw new Error("The other process ended without a word.");
      return next.value;
    },
    [Symbol.asyncDispose]: kill,
  };
}
