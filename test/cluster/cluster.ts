// A whole cluster on this machine: three etcd, three PostgreSQL under Patroni, and HAProxy before them.
import { chmod, chown, copyFile, mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import type { Home } from "../../server/storage/embedded-home.ts";
import { etcdArguments, patroniConfig, patroniStarter, proxyEnvironment, proxyFile } from "./configure.ts";
import { endAll } from "./end-all.ts";
import { isWhole } from "./members.ts";
import { type NodeName, type NodePlan, nodeNames, type Plan } from "./plan.ts";
import { prepareDatabase } from "./prepare-database.ts";
import type { Programs } from "./programs.ts";
import { type Ledger, openLedger, serverOn, signal } from "./running.ts";
import { type Start, startProgram } from "./start-program.ts";

/** Part of a cluster that can be killed and started by itself. */
export type Piece = `etcd-${NodeName}` | NodeName | "proxy";

/** Longer than a round of Patroni: one that was cut off follows for a moment, before it is seen that it has to be rewound. */
const steadyMillis = 5_000;

export const pieces: readonly Piece[] = [
  ...nodeNames.map((name) => `etcd-${name}` as const),
  ...nodeNames,
  "proxy",
];

export type Cluster = {
  readonly plan: Plan;
  readonly ledger: Ledger;
  start(piece: Piece): Promise<void>;
  /** SIGKILL to everything that belongs to it at once; with a node to Patroni, PostgreSQL and all its children. */
  kill(piece: Piece): Promise<void>;
  /** SIGSTOP, and SIGCONT: it hangs, and goes on. */
  freeze(node: NodeName): Promise<void>;
  thaw(node: NodeName): Promise<void>;
  /** The processes of PostgreSQL on a node, its main one first. */
  server(node: NodeName): Promise<number[]>;
  /**
   * Ends when there is a primary and both others follow it, and go on doing so. Answers since which moment of
   * `performance.now()`. Fails after so long.
   */
  whole(withinMillis: number): Promise<number>;
  /** Ends everything in order, and what is left at once. */
  stop(): Promise<void>;
};

export type ClusterOptions = {
  readonly home: Home;
  readonly plan: Plan;
  readonly programs: Programs;
  /** Where the nodes have networks of their own, how each is called. */
  readonly networks?: Readonly<Record<NodeName, string>>;
};

/** Makes what is to lie in its folder; nothing is started yet. */
async function openCluster(options: ClusterOptions): Promise<Cluster> {
  const { home, plan, programs, networks } = options;
  const ledger = openLedger(home.folder);
  const folderOf = (name: string): string => join(home.folder, name);

  async function own(path: string): Promise<void> {
    if (home.owner) await chown(path, home.owner.uid, home.owner.gid);
  }

  const proxyConfig = await copyTo(folderOf("haproxy.cfg"), proxyFile);
  const starter = await copyTo(folderOf("start-patroni.py"), patroniStarter);
  for (const node of plan.nodes) {
    const folder = folderOf(node.name);
    await mkdir(folder, { recursive: true });
    await chmod(folder, 0o700);
    await own(folder);
    const file = join(folder, "patroni.yml");
    await writeFile(file, await patroniConfig(plan, node, { folder, binaries: programs.postgres }), {
      mode: 0o600,
    });
    await own(file);
  }

  function nodeOf(name: string): NodePlan {
    const node = plan.nodes.find((one) => one.name === name);
    if (!node) throw new Error(`There is no node ${name}.`);
    return node;
  }

  function startOf(piece: Piece): Start {
    const common = { name: piece, owner: home.owner, log: folderOf(`${piece}.log`) };
    if (piece === "proxy") {
      const args = ["-db", "-f", proxyConfig];
      const env = proxyEnvironment(plan);
      return { ...common, program: programs.haproxy, args, env, cwd: folderOf("n1"), network: null };
    }
    const node = nodeOf(piece.replace("etcd-", ""));
    const cwd = folderOf(node.name);
    const network = networks?.[node.name] ?? null;
    return piece.startsWith("etcd-")
      ? { ...common, program: programs.etcd, args: etcdArguments(plan, node, cwd), cwd, network }
      : { ...common, program: programs.python, args: [starter, join(cwd, "patroni.yml")], cwd, network };
  }

  const server = (node: NodeName): Promise<number[]> => serverOn(join(folderOf(node), "data"));

  /** Patroni first: it would start its server again. */
  async function everythingOf(piece: Piece): Promise<number[]> {
    const own = (await ledger.living()).filter(({ name }) => name === piece).map(({ pid }) => pid);
    return piece === "proxy" || piece.startsWith("etcd-")
      ? own
      : [...own, ...(await server(piece as NodeName))];
  }

  return {
    plan,
    ledger,
    server,
    async start(piece) {
      await startProgram(startOf(piece), ledger);
    },
    async kill(piece) {
      const pids = await everythingOf(piece);
      signal(pids, "SIGKILL");
      // A child that was born meanwhile ends by itself, once the main process is gone.
      while ((await everythingOf(piece)).length > 0) await pause(5);
    },
    freeze: async (node) => signal(await everythingOf(node), "SIGSTOP"),
    thaw: async (node) => signal(await everythingOf(node), "SIGCONT"),
    async whole(withinMillis) {
      const began = performance.now();
      let since: number | null = null;
      while (since === null || performance.now() - since < steadyMillis) {
        const now = performance.now();
        if (!(await isWhole(plan))) since = null;
        else since ??= now;
        if (since === null && now - began > withinMillis)
          throw new Error(
            `The cluster is not whole after ${withinMillis / 1_000} s: see the logs in its folder.`,
          );
        await pause(250);
      }
      return since;
    },
    stop: () => endAll(home.folder),
  };
}

/** For the cluster's own user: this program may lie where only we can enter. */
async function copyTo(place: string, file: string): Promise<string> {
  await copyFile(file, place);
  await chmod(place, 0o644);
  return place;
}

/** Starts all of it and waits until it can be written to. `say` gets a line for each step. */
export async function startCluster(options: ClusterOptions, say: (line: string) => void): Promise<Cluster> {
  const cluster = await openCluster(options);
  say("Starting etcd, three times.");
  for (const name of nodeNames) await cluster.start(`etcd-${name}`);
  say("Starting PostgreSQL under Patroni, three times: one makes the database, the others copy it.");
  for (const name of nodeNames) await cluster.start(name);
  await cluster.start("proxy");
  await cluster.whole(180_000);
  await prepareDatabase(options.plan);
  return cluster;
}
