// What a cluster consists of and where it listens, decided once and kept in its folder, so that it starts again the same.
import { randomBytes } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { findPort } from "../../server/storage/embedded-port.ts";
import { newKey } from "../../server/storage/keys.ts";

export const nodeNames = ["n1", "n2", "n3"] as const;
export type NodeName = (typeof nodeNames)[number];

export type NodePlan = {
  readonly name: NodeName;
  /** Its own where the nodes have networks of their own. */
  readonly address: string;
  readonly etcdClient: number;
  readonly etcdPeer: number;
  readonly postgres: number;
  readonly rest: number;
};

export type Plan = {
  readonly nodes: readonly NodePlan[];
  /** Where HAProxy leads to the primary. */
  readonly proxy: number;
  /** Two processes of the service, each with its port and that of its metrics. */
  readonly service: readonly { readonly port: number; readonly metrics: number }[];
  readonly passwords: Readonly<Record<"superuser" | "replication" | "rewind" | "yorisoi", string>>;
  readonly keyEncryptionKeys: string;
};

export type Addresses = Readonly<Record<NodeName, string>>;

const everyoneHere: Addresses = { n1: "127.0.0.1", n2: "127.0.0.1", n3: "127.0.0.1" };

/** The plan of this folder, made now where there is none. It holds passwords: only its owner reads it. */
export async function planOf(folder: string, addresses: Addresses = everyoneHere): Promise<Plan> {
  const file = join(folder, "plan.json");
  const before = await readFile(file, "utf8").catch(() => null);
  if (before !== null) return JSON.parse(before) as Plan;
  const plan = await newPlan(addresses);
  await writeFile(file, `${JSON.stringify(plan, null, 2)}\n`, { mode: 0o600 });
  return plan;
}

async function newPlan(addresses: Addresses): Promise<Plan> {
  const taken = new Set<number>();
  async function port(): Promise<number> {
    for (;;) {
      const one = await findPort();
      if (taken.has(one)) continue;
      taken.add(one);
      return one;
    }
  }
  const nodes: NodePlan[] = [];
  for (const name of nodeNames) {
    nodes.push({
      ...{ name, address: addresses[name], etcdClient: await port(), etcdPeer: await port() },
      ...{ postgres: await port(), rest: await port() },
    });
  }
  const password = (): string => randomBytes(24).toString("base64url");
  return {
    nodes,
    proxy: await port(),
    service: [
      { port: await port(), metrics: await port() },
      { port: await port(), metrics: await port() },
    ],
    passwords: {
      superuser: password(),
      replication: password(),
      rewind: password(),
      yorisoi: password(),
    },
    keyEncryptionKeys: `1:${newKey().toString("base64")}`,
  };
}

/** The hosts themselves, or the way through HAProxy. */
export type Route = "hosts" | "proxy";

export function databaseUrl({ nodes, proxy, passwords }: Plan, route: Route, database = "yorisoi"): string {
  const hosts =
    route === "proxy"
      ? `127.0.0.1:${proxy}`
      : nodes.map(({ address, postgres }) => `${address}:${postgres}`).join(",");
  return `postgres://yorisoi:${passwords.yorisoi}@${hosts}/${database}`;
}

export function superuserUrl({ passwords }: Plan, { address, postgres }: NodePlan): string {
  return `postgres://postgres:${passwords.superuser}@${address}:${postgres}/postgres`;
}
