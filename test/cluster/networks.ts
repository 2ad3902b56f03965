// Three networks of their own on one machine, joined by a bridge, so that a node can be cut off from everybody as by a pulled
// cable. Only root may make them, and not in every container.
import { execFile } from "node:child_process";
import { randomInt } from "node:crypto";
import { promisify } from "node:util";
import type { Addresses, NodeName } from "./plan.ts";
import { nodeNames } from "./plan.ts";

export type Networks = AsyncDisposable & {
  readonly addresses: Addresses;
  readonly names: Readonly<Record<NodeName, string>>;
  /** Nothing goes in or out of it any more. */
  cut(node: NodeName): Promise<void>;
  heal(node: NodeName): Promise<void>;
};

/** Null where this machine does not allow it. */
export async function openNetworks(): Promise<Networks | null> {
  if (process.getuid?.() !== 0) return null;
  // Two runs on one machine do not meet.
  const run = randomInt(16, 250);
  const bridge = `yoribr${run}`;
  const names = named((node) => `yorisoi-${run}-${node}`);
  const cable = (node: NodeName): string => `yori${run}${node}`;
  const addresses = named((_, at) => `10.77.${run}.${11 + at}`);

  async function remove(): Promise<void> {
    for (const node of nodeNames) await ip("netns", "del", names[node]).catch(() => {});
    await ip("link", "del", bridge).catch(() => {});
  }

  try {
    await ip("link", "add", bridge, "type", "bridge");
    await ip("addr", "add", `10.77.${run}.1/24`, "dev", bridge);
    await ip("link", "set", bridge, "up");
    for (const node of nodeNames) {
      await ip("netns", "add", names[node]);
      await ip("link", "add", cable(node), "type", "veth", "peer", "name", "eth0", "netns", names[node]);
      await ip("link", "set", cable(node), "master", bridge, "up");
      await ip("-n", names[node], "addr", "add", `${addresses[node]}/24`, "dev", "eth0");
      await ip("-n", names[node], "link", "set", "eth0", "up");
      await ip("-n", names[node], "link", "set", "lo", "up");
    }
  } catch {
    await remove();
    return null;
  }
  return {
    addresses,
    names,
    cut: (node) => ip("link", "set", cable(node), "down"),
    heal: (node) => ip("link", "set", cable(node), "up"),
    [Symbol.asyncDispose]: remove,
  };
}

function named(name: (node: NodeName, at: number) => string): Record<NodeName, string> {
  const all = nodeNames.map((node, at) => [node, name(node, at)]);
  return Object.fromEntries(all) as Record<NodeName, string>;
}

async function ip(...args: string[]): Promise<void> {
  await promisify(execFile)("ip", args);
}
