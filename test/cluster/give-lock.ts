import type { NodeName, Plan } from "./plan.ts";

/** Writes in etcd itself that this node is the leader, alive as long as the node is: what no Patroni should ever do for another. */
export async function giveLock(plan: Plan, to: NodeName): Promise<void> {
  const member = await ask(plan, "range", { key: encoded(`/service/yorisoi/members/${to}`) });
  const [{ lease }] = member.kvs as [{ lease: string }];
  await ask(plan, "put", { key: encoded("/service/yorisoi/leader"), value: encoded(to), lease });
}

async function ask({ nodes: [node] }: Plan, what: "range" | "put", body: object): Promise<{ kvs?: unknown }> {
  const answer = await fetch(`http://${node?.address}:${node?.etcdClient}/v3/kv/${what}`, {
    method: "POST",
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(5_000),
  });
  if (!answer.ok) throw new Error(`etcd refused: ${await answer.text()}`);
  return (await answer.json()) as { kvs?: unknown };
}

function encoded(text: string): string {
  return Buffer.from(text).toString("base64");
}
