// The settings of one cluster: those an operator finds in deploy/, with the addresses, folders and passwords of this one.
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { parse, stringify } from "yaml";
import { root } from "../source.ts";
import type { NodePlan, Plan } from "./plan.ts";

export const proxyFile = join(root, "deploy/haproxy/haproxy.cfg");
/** Starts Patroni with what Debian's version lacks. */
export const patroniStarter = join(root, "deploy/patroni/start-patroni.py");

/** What this program needs to know of deploy/patroni/patroni.yml; the rest is handed on as it stands. */
type Settings = {
  readonly restapi: object;
  readonly bootstrap: object;
  readonly postgresql: { readonly authentication: Record<"superuser" | "replication" | "rewind", object> };
};

/** deploy/patroni/patroni.yml as this node of this cluster needs it. */
export async function patroniConfig(
  plan: Plan,
  node: NodePlan,
  place: { readonly folder: string; readonly binaries: string },
): Promise<string> {
  const text = await readFile(join(root, "deploy/patroni/patroni.yml"), "utf8");
  const settings = parse(text) as Settings;
  const { passwords } = plan;
  const { superuser, replication, rewind } = settings.postgresql.authentication;
  const at = (port: number): string => `${node.address}:${port}`;
  const everyone = [...new Set(plan.nodes.map(({ address }) => address)), "127.0.0.1"];
  return stringify(
    {
      ...settings,
      name: node.name,
      restapi: { ...settings.restapi, listen: at(node.rest), connect_address: at(node.rest) },
      etcd3: { hosts: plan.nodes.map(({ address, etcdClient }) => `${address}:${etcdClient}`) },
      postgresql: {
        ...settings.postgresql,
        listen: at(node.postgres),
        connect_address: at(node.postgres),
        data_dir: join(place.folder, "data"),
        bin_dir: place.binaries,
        pgpass: join(place.folder, "pgpass"),
        // No backups of what goes in the end: `pgbackrest.pg.test.ts` tries those by themselves.
        parameters: { unix_socket_directories: "" },
        recovery_conf: {},
        authentication: {
          superuser: { ...superuser, password: passwords.superuser },
          replication: { ...replication, password: passwords.replication },
          rewind: { ...rewind, password: passwords.rewind },
        },
        pg_hba: hostsThat(everyone),
      },
      // Another node is to take over; this machine is to go on.
      watchdog: { mode: "off" },
    },
    // Patroni reads YAML 1.1, where a bare `on` is no word.
    { defaultStringType: "QUOTE_DOUBLE", defaultKeyType: "PLAIN" },
  );
}

/** Everything stays on this machine, so without TLS. From other networks of it too, where the nodes have their own. */
function hostsThat(addresses: readonly string[]): string[] {
  const nets = [...new Set(addresses.map((one) => `${one.split(".").slice(0, 3).join(".")}.0/24`))];
  return nets.flatMap((net) => [
    `host replication all ${net} scram-sha-256`,
    `host all all ${net} scram-sha-256`,
  ]);
}

/** What deploy/haproxy/haproxy.cfg asks of its surroundings. */
export function proxyEnvironment({ nodes, proxy }: Plan): Record<string, string> {
  const environment: Record<string, string> = { YORISOI_PRIMARY_BIND: `127.0.0.1:${proxy}` };
  for (const { name, address, postgres, rest } of nodes) {
    environment[`YORISOI_${name.toUpperCase()}`] = `${address}:${postgres}`;
    environment[`YORISOI_${name.toUpperCase()}_REST`] = String(rest);
  }
  return environment;
}

export function etcdArguments({ nodes }: Plan, node: NodePlan, folder: string): string[] {
  const client = `http://${node.address}:${node.etcdClient}`;
  const peer = `http://${node.address}:${node.etcdPeer}`;
  const everyone = nodes.map(({ name, address, etcdPeer }) => `${name}=http://${address}:${etcdPeer}`);
  return [
    ...["--name", node.name, "--data-dir", join(folder, "etcd")],
    ...["--listen-client-urls", client, "--advertise-client-urls", client],
    ...["--listen-peer-urls", peer, "--initial-advertise-peer-urls", peer],
    ...["--initial-cluster", everyone.join(","), "--initial-cluster-state", "new"],
    ...["--heartbeat-interval", "250", "--election-timeout", "2500"],
    ...["--initial-cluster-token", "yorisoi", "--pre-vote", "--log-level", "warn"],
  ];
}
