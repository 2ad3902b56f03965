// Which processes of a cluster are running: started by us or left by one that was killed, told apart from any other
// process that may have got the same number by the moment at which it began.
import { readdir, readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";

export type Known = { readonly name: string; readonly pid: number; readonly began: string };

export type Ledger = {
  note(name: string, pid: number): Promise<void>;
  /** Those that still run. */
  living(): Promise<Known[]>;
};

export function openLedger(folder: string): Ledger {
  const file = join(folder, "processes.json");
  let writing: Promise<void> = Promise.resolve();

  async function read(): Promise<Known[]> {
    const text = await readFile(file, "utf8").catch(() => "[]");
    return JSON.parse(text) as Known[];
  }

  async function living(): Promise<Known[]> {
    const known = await read();
    const alive = await Promise.all(known.map(async (one) => (await beganAt(one.pid)) === one.began));
    return known.filter((_, at) => alive[at]);
  }

  return {
    living,
    note(name, pid) {
      writing = writing.then(async () => {
        const began = await beganAt(pid);
        if (began === null) return;
        await writeFile(`${file}.new`, `${JSON.stringify([...(await living()), { name, pid, began }])}\n`);
        await rename(`${file}.new`, file);
      });
      return writing;
    },
  };
}

/** In ticks since the machine was started; null where there is no such process, or only its remains. */
async function beganAt(pid: number): Promise<string | null> {
  const stat = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => "");
  // The name is in parentheses and may hold anything.
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  return fields[0] === "Z" ? null : (fields[19] ?? null);
}

/** The server on this folder and its children, as PostgreSQL's own file names it. */
export async function serverOn(data: string): Promise<number[]> {
  const [first] = (await readFile(join(data, "postmaster.pid"), "utf8").catch(() => "")).split("\n");
  const pid = Number(first);
  const line = await readFile(`/proc/${pid}/cmdline`, "utf8").catch(() => "");
  // After a power cut the number may be another's.
  if (!line.includes(data)) return [];
  return [pid, ...(await childrenOf(pid))];
}

async function childrenOf(pid: number): Promise<number[]> {
  const threads = await readdir(`/proc/${pid}/task`).catch(() => []);
  const lists = await Promise.all(
    threads.map((thread) => readFile(`/proc/${pid}/task/${thread}/children`, "utf8").catch(() => "")),
  );
  return lists.flatMap((list) => list.trim().split(/\s+/).filter(Boolean).map(Number));
}

export function signal(pids: readonly number[], name: NodeJS.Signals): void {
  for (const pid of pids) {
    try {
      process.kill(pid, name);
    } catch {
      // it has ended by itself
    }
  }
}
