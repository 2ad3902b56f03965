import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Storage } from "../storage/database.ts";
import { LAUNCHER } from "../storage/embedded-processes.ts";
import { refuseWithoutJapanese } from "../storage/japanese.ts";
import { isUntouched } from "../storage/secrets.ts";
import { countLaunchers, listApplied, readFacts } from "./examine-store.ts";

/** How the tables of a database stand to this program. */
export type Tables = {
  /** `empty`: nobody has ever begun here. */
  readonly state: "empty" | "behind" | "ready" | "newer" | "changed";
  /** The migrations that make the state what it is. */
  readonly which: readonly string[];
};

export type Examined = {
  readonly version: string;
  readonly versionNumber: number;
  readonly characterType: string;
  /** What is wrong with Japanese search, in a sentence; null where it works. */
  readonly japaneseTrouble: string | null;
  readonly tables: Tables;
  /** Above 0: the database's clock is ahead of ours. */
  readonly clockAheadMillis: number;
};

/** What can be known about a database without changing anything in it. */
export async function examineDatabase(storage: Storage, now: () => Date): Promise<Examined> {
  const asked = now().getTime();
  const { now: its, ...facts } = await readFacts(storage.db);
  const middle = (asked + now().getTime()) / 2;
  return {
    ...facts,
    japaneseTrouble: await japaneseTrouble(storage),
    tables: await examineTables(storage),
    clockAheadMillis: its.getTime() - middle,
  };
}

const migrations = join(import.meta.dirname, "..", "storage", "migrations");

export async function examineTables({ db }: Pick<Storage, "db">): Promise<Tables> {
  const applied = await listApplied(db);
  const ours = (await readdir(migrations)).filter((name) => name.endsWith(".sql")).sort();
  if (applied === null || applied.size === 0) return { state: "empty", which: ours };
  const changed: string[] = [];
  for (const name of ours) {
    const before = applied.get(name);
    if (before !== undefined && before !== (await hashOf(name))) changed.push(name);
  }
  if (changed.length > 0) return { state: "changed", which: changed };
  const missing = ours.filter((name) => !applied.has(name));
  if (missing.length > 0) return { state: "behind", which: missing };
  if (await isUntouched(db)) return { state: "empty", which: [] };
  const unknown = [...applied.keys()].filter((name) => !ours.includes(name)).sort();
  return unknown.length > 0 ? { state: "newer", which: unknown } : { state: "ready", which: ours };
}

/** Whether another process than this one is using the embedded server, so that it must go on running. */
export async function examineSharing({ db }: Pick<Storage, "db">): Promise<boolean> {
  return (await countLaunchers(db, LAUNCHER, `${LAUNCHER}${process.pid}`)) > 0;
}

/** As storage/migrate.ts does it: line ends of Windows are no change. */
async function hashOf(name: string): Promise<string> {
  const text = (await readFile(join(migrations, name), "utf8")).replaceAll("\r\n", "\n");
  return createHash("sha256").update(text).digest("hex");
}

async function japaneseTrouble(storage: Storage): Promise<string | null> {
  const connection = await storage.connect();
  try {
    await refuseWithoutJapanese(connection);
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  } finally {
    await connection.end();
  }
}
