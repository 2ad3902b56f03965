// Starts one program of a cluster: without our environment, as the cluster's own user, in a session of its own.
import { spawn } from "node:child_process";
import { open } from "node:fs/promises";
import type { Owner } from "../../server/storage/embedded-home.ts";
import type { Ledger } from "./running.ts";

export type Start = {
  readonly name: string;
  readonly program: string;
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd: string;
  /** What it says goes there. */
  readonly log: string;
  readonly owner: Owner;
  /** The network it lives in; null: that of this machine. */
  readonly network: string | null;
};

/** The number of its process. Ctrl-C in a terminal reaches us alone: we end it in order. */
export async function startProgram(start: Start, ledger: Ledger): Promise<number> {
  await using log = await open(start.log, "a", 0o600);
  const { command, args } = commandOf(start);
  const child = spawn(command, args, {
    cwd: start.cwd,
    env: { PATH: process.env["PATH"] ?? "", LANG: "C.UTF-8", HOME: start.cwd, ...start.env },
    stdio: ["ignore", log.fd, log.fd],
    detached: true,
    ...(start.owner !== null && start.network === null ? start.owner : {}),
  });
  // Without a listener the process would end; that it did not come up is seen by whoever waits for it.
  child.on("error", () => {});
  child.unref();
  if (child.pid === undefined) throw new Error(`${start.name} could not be started: ${start.program}.`);
  await ledger.note(start.name, child.pid);
  return child.pid;
}

/** Into another network goes only root, who becomes the owner there. Each of these commands turns into the next. */
function commandOf({ program, args, owner, network }: Start): { command: string; args: string[] } {
  if (network === null) return { command: program, args: [...args] };
  const become = owner
    ? ["setpriv", `--reuid=${owner.uid}`, `--regid=${owner.gid}`, "--clear-groups", "--"]
    : [];
  return { command: "ip", args: ["netns", "exec", network, ...become, program, ...args] };
}
