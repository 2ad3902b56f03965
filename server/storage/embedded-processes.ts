// What is known about the server's processes: its lock file, who holds the data, and whether it answers.
import { readdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import pg from "pg";
import type { Cluster } from "./embedded-cluster.ts";

/** The first lines of postmaster.pid; `port` is null while the server is still writing them. */
export type Lock = { readonly pid: number; readonly port: number | null };

export async function readLock({ data }: Cluster): Promise<Lock | null> {
  const lines = (await readFile(join(data, "postmaster.pid"), "utf8").catch(() => "")).split("\n");
  const [pid, port] = [Number(lines[0]), Number(lines[3])];
  if (!Number.isSafeInteger(pid) || pid <= 0) return null;
  return { pid, port: Number.isSafeInteger(port) && port > 0 ? port : null };
}

/**
 * The living processes of this cluster, or null where the system has no /proc. Recognised by their command line,
 * which everybody may read: the main process by its data folder, its children by the name of the cluster.
 */
export async function holders({ data, name }: Cluster): Promise<number[] | null> {
  if (process.platform !== "linux") return null;
  const pids = (await readdir("/proc")).filter((entry) => /^\d+$/.test(entry));
  const found = await Promise.all(
    pids.map(async (pid) => {
      const line = await readFile(`/proc/${pid}/cmdline`, "utf8").catch(() => ""); // a zombie's is empty
      const main = /(^|\/)postgres\0/.test(line) && line.includes(`\0-D\0${data}\0`);
      return main || line.startsWith(`postgres: ${name}:`) ? [Number(pid)] : [];
    }),
  );
  return found.flat();
}

/**
 * After a power cut the number in the lock file may by now belong to any other process, and PostgreSQL would wait
 * for it for ever. The file goes only when no process of this cluster is left.
 */
export async function removeStaleLock(cluster: Cluster, seen: Lock): Promise<boolean> {
  const left = await holders(cluster);
  const now = await readLock(cluster);
  if (left === null || left.length > 0 || now?.pid !== seen.pid) return false;
  await rm(join(cluster.data, "postmaster.pid"), { force: true });
  return true;
}

/** The name of a launcher's connection ends with the number of its process. */
export const LAUNCHER = "yorisoi launcher ";

export function clientFor({ user, password }: Cluster, port: number, database: string): pg.Client {
  const client = new pg.Client({
    ...{ host: "127.0.0.1", port, user, password, database },
    connectionTimeoutMillis: 2_000,
    application_name: `${LAUNCHER}${process.pid}`,
  });
  client.on("error", () => {}); // "end" follows and is what matters
  return client;
}

/** True when the server of this very data folder answers on this port. */
export async function answers(cluster: Cluster, port: number): Promise<boolean> {
  const client = clientFor(cluster, port, "postgres");
  try {
    await client.connect();
    const { rows } = await client.query<{ data_directory: string }>("show data_directory");
    return rows[0]?.data_directory === cluster.data.replaceAll("\\", "/");
  } catch {
    return false;
  } finally {
    void client.end();
  }
}
