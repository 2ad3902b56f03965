// What the nodes of a cluster say of themselves: Patroni by its REST interface, PostgreSQL by its own views.
import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";
import { type NodePlan, type Plan, superuserUrl } from "./plan.ts";

const patienceMillis = 30_000;

/** Who holds the lock of the primary and says so; null where nobody does at this moment. */
export async function leaderOf({ nodes }: Plan): Promise<NodePlan | null> {
  const answers = await Promise.all(nodes.map((node) => isPrimary(node)));
  return nodes.find((_, at) => answers[at]) ?? null;
}

async function isPrimary({ address, rest }: NodePlan): Promise<boolean> {
  const asked = fetch(`http://${address}:${rest}/primary`, { signal: AbortSignal.timeout(1_500) });
  return asked.then(
    async (answer) => {
      await answer.body?.cancel();
      return answer.ok;
    },
    () => false,
  );
}

export type Follower = { readonly name: string; readonly confirms: boolean };

/** Who follows this primary, and for whom its commits wait. Fails where it does not answer. */
export async function followersOf(plan: Plan, leader: NodePlan): Promise<Follower[]> {
  const rows = await askServer<{ name: string; sync_state: string }>(
    superuserUrl(plan, leader),
    "select application_name as name, sync_state from pg_stat_replication where state = 'streaming'",
  );
  return rows.map(({ name, sync_state }) => ({ name, confirms: sync_state === "sync" }));
}

/** A primary, two that follow it, and one of them confirming: as it should be. */
export async function isWhole(plan: Plan): Promise<boolean> {
  const leader = await leaderOf(plan);
  if (leader === null) return false;
  const followers = await followersOf(plan, leader).catch(() => []);
  return followers.length === plan.nodes.length - 1 && followers.some(({ confirms }) => confirms);
}

export async function askServer<Row extends pg.QueryResultRow>(
  url: string,
  ...statements: string[]
): Promise<Row[]> {
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: 3_000,
    query_timeout: 20_000,
  });
  client.on("error", () => {});
  await client.connect();
  try {
    let rows: Row[] = [];
    for (const statement of statements) ({ rows } = await client.query<Row>(statement));
    return rows;
  } finally {
    void client.end();
  }
}

/** Asks the leader to hand over to one that confirms. Ends when it has. */
export async function switchOver(plan: Plan): Promise<void> {
  const leader = await leaderOf(plan);
  if (leader === null) throw new Error("There is no primary to hand over.");
  // Right after another change the cluster has not agreed yet on who confirms, and refuses.
  for (const deadline = performance.now() + patienceMillis; ; await pause(500)) {
    const answer = await fetch(`http://${leader.address}:${leader.rest}/switchover`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ leader: leader.name }),
      signal: AbortSignal.timeout(60_000),
    });
    const said = await answer.text();
    if (answer.ok) return;
    if (answer.status !== 412 || performance.now() > deadline)
      throw new Error(`The switchover was refused: ${said}`);
  }
}

/** Changes settings of the whole cluster while it runs, as `patronictl edit-config` does. */
export async function configure(plan: Plan, change: object): Promise<void> {
  const leader = await leaderOf(plan);
  if (leader === null) throw new Error("There is no primary that could be told.");
  const answer = await fetch(`http://${leader.address}:${leader.rest}/config`, {
    method: "PATCH",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(change),
    signal: AbortSignal.timeout(10_000),
  });
  if (!answer.ok) throw new Error(`The settings were refused: ${await answer.text()}`);
}
