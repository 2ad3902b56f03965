// Key-encryption keys in a file that only the server's user can read. Lose it, and nothing sealed can be read again.
import { randomUUID } from "node:crypto";
import { chmod, link, mkdir, open, readFile, rename, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { z } from "zod";
import { KeyError, type KeyProvider, type KeyRing, keyFromText, keysFrom, newKey } from "./keys.ts";

const content = z.strictObject({
  keys: z.array(z.strictObject({ version: z.int().positive(), key: z.string() })).nonempty(),
});

export function keyFile(dataDir: string): string {
  return join(dataDir, "keys", "key-encryption-keys.json");
}

/** `mayCreate` is true only while nothing sealed exists: a new key in place of a lost one would hide the loss. */
export async function keysFromFile(
  dataDir: string,
  { mayCreate }: { mayCreate: boolean },
): Promise<KeyProvider> {
  const path = keyFile(dataDir);
  let ring = await read(path);
  if (ring === null && mayCreate) {
    await write(path, new Map([[1, newKey()]]), "first");
    ring = await read(path);
  }
  if (ring === null) {
    throw new KeyError(
      `The key file ${path} is missing, and the database holds what was sealed with it: ` +
        "put the file back from its safe copy. No new key is made, because it could not open anything.",
    );
  }
  const known = ring;
  return keysFrom(known, async () => (await read(path)) ?? known);
}

/** Adds a key and makes it the current one, for processes started from now on. Returns its version. */
export async function addKey(dataDir: string): Promise<number> {
  const path = keyFile(dataDir);
  const ring = await read(path);
  if (ring === null) throw new KeyError(`The key file ${path} is missing.`);
  const version = Math.max(...ring.keys()) + 1;
  await write(path, new Map([[version, newKey()], ...ring]), "replace");
  return version;
}

async function read(path: string): Promise<KeyRing | null> {
  const text = await readFile(path, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return null;
    throw new KeyError(`The key file ${path} cannot be read: ${error.message}`);
  });
  if (text === null) return null;
  await refuseOpenFile(path);
  const parsed = content.safeParse(jsonOf(text));
  // Nothing of the file is quoted: it is made of secrets.
  if (!parsed.success)
    throw new KeyError(`The key file ${path} is malformed: put it back from its safe copy.`);
  const ring = new Map<number, Buffer>();
  for (const { version, key } of parsed.data.keys.toSorted((a, b) => b.version - a.version)) {
    if (ring.has(version)) throw new KeyError(`The key file ${path} holds version ${version} twice.`);
    ring.set(version, keyFromText(key, `Version ${version} of the key file ${path}`));
  }
  return ring;
}

async function refuseOpenFile(path: string): Promise<void> {
  if (process.platform === "win32") return; // has no such bits
  const { mode } = await stat(path);
  if ((mode & 0o077) === 0) return;
  throw new KeyError(
    `The key file ${path} can be used by other users of this machine (mode ${(mode & 0o777).toString(8)}): ` +
      `run "chmod 600 ${path}", and think about who may have read it.`,
  );
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Whole or not at all: written beside its place, forced to the disk, then named. */
async function write(path: string, ring: KeyRing, how: "first" | "replace"): Promise<void> {
  const folder = dirname(path);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await chmod(folder, 0o700);
  const keys = [...ring].map(([version, key]) => ({ version, key: key.toString("base64") }));
  const half = `${path}.${randomUUID()}`;
  try {
    await writeThrough(half, `${JSON.stringify({ keys }, null, 2)}\n`);
    if (how === "replace") await rename(half, path);
    // Unlike a rename, a link never takes the place of a file that another process has just made.
    else await link(half, path).catch(ignoreExisting);
  } finally {
    await rm(half, { force: true });
  }
  await using directory = await open(folder, "r");
  await directory.sync();
}

async function writeThrough(path: string, text: string): Promise<void> {
  await using file = await open(path, "wx", 0o600);
  await file.writeFile(text);
  await file.sync();
}

function ignoreExisting(error: NodeJS.ErrnoException): void {
  if (error.code !== "EEXIST") throw error;
}
