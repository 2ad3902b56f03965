import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { versionOfSealed } from "../storage/sealed-file.ts";

/** How many files of the backups open only with this version of the key-encryption key. None where there is no such folder. */
export async function countFilesUnderKey(folder: string, version: number): Promise<number> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  let many = 0;
  for (const entry of entries) {
    if (!entry.isFile() || entry.name.endsWith(".json")) continue;
    if ((await versionOfSealed(join(entry.parentPath, entry.name))) === version) many++;
  }
  return many;
}
