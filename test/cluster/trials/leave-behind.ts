import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { askServer, leaderOf } from "../members.ts";
import { type NodePlan, type Plan, superuserUrl } from "../plan.ts";

export type LeftBehind = {
  /** What was acknowledged so far, each with the moment of it. */
  readonly acknowledged: readonly { readonly key: string; readonly at: number }[];
  /** Ends it, and answers what was acknowledged and is not on the primary. */
  lost(): Promise<string[]>;
};

/** It is at work when the fault is made. */
const heardBefore = 20;

const program = fileURLToPath(new URL("./lonely-writer.ts", import.meta.url));

/** A writer beside this node, in its network, who goes on writing there whatever becomes of it. */
export async function leaveBehind(plan: Plan, node: NodePlan, network: string | null): Promise<LeftBehind> {
  const url = superuserUrl(plan, node);
  await askServer(url, "create table if not exists lonely (key uuid primary key)");
  const [command, ...args] = [
    ...(network === null ? [] : ["ip", "netns", "exec", network]),
    ...[process.execPath, program, url],
  ];
  const child = spawn(command as string, args, { stdio: ["ignore", "pipe", "inherit"] });
  // A trial that fails asks nothing more of it.
  process.once("exit", () => void child.kill("SIGKILL"));
  const acknowledged: { key: string; at: number }[] = [];
  createInterface({ input: child.stdout }).on("line", (key) =>
    acknowledged.push({ key, at: performance.now() }),
  );
  while (acknowledged.length < heardBefore) {
    if (child.exitCode !== null) throw new Error("The writer beside the primary ended before it wrote.");
    await pause(50);
  }
  return {
    acknowledged,
    async lost() {
      child.kill("SIGKILL");
      await once(child, "exit");
      const leader = await leaderOf(plan);
      if (leader === null) throw new Error("There is no primary to compare with.");
      const rows = await askServer<{ key: string }>(superuserUrl(plan, leader), "select key from lonely");
      const stored = new Set(rows.map(({ key }) => key));
      return acknowledged.map(({ key }) => key).filter((key) => !stored.has(key));
    },
  };
}
