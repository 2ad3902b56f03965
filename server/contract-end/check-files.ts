import { createHash, type KeyObject } from "node:crypto";
import { createReadStream } from "node:fs";
import { readdir } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import { type ListEnd, listName, readList } from "./read-list.ts";

export type FilesVerdict = {
  /** Null where the list is not whole, or not signed by the key. */
  readonly end: ListEnd | null;
  /** Missing, or not what the list says of it. */
  readonly changed: readonly string[];
  /** There, and not in the list. */
  readonly foreign: readonly string[];
  readonly files: number;
};

/**
 * [CE-2] Whether what lies in the folder is what was handed over, to the byte. Needs neither the service nor a key of the city's that
 * opens anything. `progress` may throw to stop.
 */
export async function checkFiles(
  folder: string,
  publicKey: KeyObject | undefined,
  progress: (files: number) => void,
): Promise<FilesVerdict> {
  const list = readList(join(folder, listName), publicKey);
  const there = await namesIn(folder);
  const changed: string[] = [];
  let files = 0;
  for await (const { path, bytes, sha256 } of list) {
    const found = there.delete(path) ? await hashFile(join(folder, path)) : null;
    if (found?.sha256 !== sha256 || found.bytes !== bytes) changed.push(path);
    progress(++files);
  }
  there.delete(listName);
  return { end: list.end(), changed, foreign: [...there].sort(), files };
}

async function namesIn(folder: string): Promise<Set<string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return new Set(
    entries
      .filter((entry) => !entry.isDirectory())
      .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join("/")),
  );
}

async function hashFile(path: string): Promise<{ readonly sha256: string; readonly bytes: number }> {
  const hash = createHash("sha256");
  let bytes = 0;
  for await (const piece of createReadStream(path)) {
    hash.update(piece as Buffer);
    bytes += (piece as Buffer).length;
  }
  return { sha256: hash.digest("hex"), bytes };
}
