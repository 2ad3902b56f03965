import { randomBytes } from "node:crypto";
import { lstat, open, readdir, rm } from "node:fs/promises";
import { join } from "node:path";

export type Removed = { readonly files: number; readonly bytes: number };

export const nothing: Removed = { files: 0, bytes: 0 };

export function sumOf(all: readonly Removed[]): Removed {
  return {
    files: all.reduce((sum, { files }) => sum + files, 0),
    bytes: all.reduce((sum, { bytes }) => sum + bytes, 0),
  };
}

/** A file or a folder with all in it. What a link leads to stays. Nothing there: nothing is done. */
export async function removeCounted(path: string): Promise<Removed> {
  const found = await lstat(path).catch(() => null);
  if (!found) return nothing;
  const removed = found.isDirectory() ? await removeWithin(path) : { files: 1, bytes: found.size };
  await rm(path, { recursive: true, force: true });
  return removed;
}

/** All that lies in a folder; the folder itself may be a mount, and stays. */
export async function removeWithin(folder: string): Promise<Removed> {
  const names = await readdir(folder).catch(() => []);
  const removed: Removed[] = [];
  for (const name of names) removed.push(await removeCounted(join(folder, name)));
  return sumOf(removed);
}

/** Written over before it goes. A disk of flash, or one that copies on write, may keep the old blocks all the same. */
export async function shredFile(path: string): Promise<Removed> {
  const found = await lstat(path).catch(() => null);
  if (!found?.isFile()) return nothing;
  {
    await using file = await open(path, "r+");
    await file.write(randomBytes(Math.max(1, found.size)), 0, undefined, 0);
    await file.sync();
  }
  await rm(path, { force: true });
  return { files: 1, bytes: found.size };
}
