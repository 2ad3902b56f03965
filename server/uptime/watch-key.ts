import { randomBytes } from "node:crypto";
import { link, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";

/** Where a lookout on this machine finds it. */
function watchKeyFile(dataDir: string): string {
  return join(dataDir, "watch-key");
}

/** [UP-5] By which a lookout signs: WATCH_KEY, or a file of the data folder that only its owner reads. Null where there is neither. */
export async function readWatchKey(dataDir: string, set: string | null): Promise<string | null> {
  if (set !== null) return set;
  const text = await readFile(watchKeyFile(dataDir), "utf8").catch(() => "");
  return text.trim() === "" ? null : text.trim();
}

/** The same, made where there is none. Null still where nothing can be written: then nobody is believed. */
export async function ensureWatchKey(dataDir: string, set: string | null): Promise<string | null> {
  const known = await readWatchKey(dataDir, set);
  if (known !== null) return known;
  try {
    await mkdir(dataDir, { recursive: true });
    const half = `${watchKeyFile(dataDir)}.${process.pid}`;
    await writeFile(half, `${randomBytes(32).toString("base64url")}\n`, { flag: "wx", mode: 0o600 });
    // Whole or not at all, and of two processes that begin together only one's.
    await link(half, watchKeyFile(dataDir)).catch(() => {});
    await rm(half);
  } catch (error) {
    if (!unwritable.has((error as NodeJS.ErrnoException).code ?? "")) throw error;
  }
  return readWatchKey(dataDir, null);
}

const unwritable = new Set(["EACCES", "EROFS", "EPERM"]);
