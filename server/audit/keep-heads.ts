import { mkdir, open, readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import type { Database } from "../storage/database.ts";
import { readHead, type SignedHead } from "./signed.ts";
import { listSeals } from "./store.ts";

/**
 * [AU-8] Copies the sealed heads out of the database, a file each, on every machine that runs a process: whoever rewrites the
 * chain would have to be on all of them. A file is never written twice. Answers how many are new.
 */
export async function keepHeads(db: Database, folder: string): Promise<number> {
  const kept = new Set(await readdir(folder).catch(() => []));
  let made = 0;
  for (const { day, position, signed } of await listSeals(db)) {
    const name = `${day}-${position}.json`;
    if (kept.has(name)) continue;
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await writeOnce(join(folder, name), `${signed}\n`);
    made++;
  }
  return made;
}

/** Heads from a file with one a line, or from a folder of such files. Throws a sentence where something else stands there. */
export async function readKeptHeads(path: string): Promise<SignedHead[]> {
  const isFolder = (await stat(path)).isDirectory();
  const files = isFolder ? (await readdir(path)).sort().map((name) => join(path, name)) : [path];
  const heads: SignedHead[] = [];
  for (const file of files.filter((name) => !isFolder || name.endsWith(".json"))) {
    const lines = (await readFile(file, "utf8")).split("\n").filter((line) => line.trim() !== "");
    for (const [at, line] of lines.entries()) {
      const head = readHead(line.trim());
      if (!head) throw new Error(`Line ${at + 1} of ${file} is no sealed head of an audit trail.`);
      heads.push(head);
    }
  }
  return heads;
}

async function writeOnce(path: string, text: string): Promise<void> {
  const file = await open(path, "wx", 0o400).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "EEXIST") return null; // another process of this machine
    throw error;
  });
  if (!file) return;
  await using kept = file;
  await kept.writeFile(text);
  await kept.sync();
}
