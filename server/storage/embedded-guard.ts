// The connection by which a launcher watches its server, and by which launchers agree on who ends it.
import { setTimeout as pause } from "node:timers/promises";
import type pg from "pg";
import { isAlive } from "./embedded-alive.ts";
import type { Cluster } from "./embedded-cluster.ts";
import { clientFor, LAUNCHER } from "./embedded-processes.ts";
import { refuseWithoutJapanese } from "./japanese.ts";

/** `client` ends when the server does. The owner is the one process that ends the server. */
export type Guard = {
  readonly client: pg.Client;
  isOwner(): boolean;
  /** The same, for whoever is about to leave: an owner that has just gone may not have been missed by the server yet. */
  isLastOwner(): Promise<boolean>;
};

/** An advisory lock: it goes with its connection, so with its process, however that ends. */
export const OWNERSHIP = 7_496_001;

/** A server that is held up says nothing: then it is left as it is. */
const patienceMillis = 5_000;

export async function openGuard(cluster: Cluster, port: number): Promise<Guard> {
  const client = clientFor(cluster, port, "postgres");
  await client.connect();
  const { rows } = await client.query<{ got: boolean }>("select pg_try_advisory_lock($1) as got", [
    OWNERSHIP,
  ]);
  let owner = rows[0]?.got === true;
  let duty: Promise<void> = Promise.resolve();
  if (!owner) {
    // A living owner may die one day without ending the server: then the duty passes to us.
    const others = await ownerIsAlive(client);
    duty = client.query("select pg_advisory_lock($1)", [OWNERSHIP]).then(
      () => {
        owner = true;
      },
      () => {}, // the server has ended first
    );
    // A dead one's connection is about to be closed by the server.
    if (!others) await duty;
  }
  const isOwner = (): boolean => owner;

  async function isLastOwner(): Promise<boolean> {
    if (owner) return true;
    const asking = clientFor(cluster, port, "postgres");
    try {
      await asking.connect();
      const late = AbortSignal.timeout(patienceMillis);
      const alive = (): Promise<boolean> =>
        Promise.race([ownerIsAlive(asking), pause(patienceMillis, true, { ref: false })]);
      while (!isOwner() && !late.aborted && !(await alive())) await Promise.race([duty, pause(100)]);
    } catch {
      // the server has ended
    }
    void asking.end();
    return owner;
  }

  return { client, isOwner, isLastOwner };
}

async function ownerIsAlive(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query<{ name: string }>(
    `select application_name as name from pg_locks join pg_stat_activity using (pid)
      where locktype = 'advisory' and objid = $1 and granted and datname = current_database()`,
    [OWNERSHIP],
  );
  return rows.some(({ name }) => name.startsWith(LAUNCHER) && isAlive(Number(name.slice(LAUNCHER.length))));
}

export async function prepareDatabase(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ standby: boolean }>("select pg_is_in_recovery() as standby");
  if (rows[0]?.standby !== false) return; // somebody is restoring it or made it a standby: it is as its primary is
  await refuseWithoutJapanese(client);
  const { rowCount } = await client.query("select from pg_database where datname = 'yorisoi'");
  if (rowCount === 0) await client.query("create database yorisoi");
}
