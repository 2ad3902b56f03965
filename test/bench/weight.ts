import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";

/** Bytes over the wire, gzipped, before a consultee can write: the page, its script and its style. */
export function firstLoad(folder = join(import.meta.dirname, "../../dist/consultee")): {
  script: number;
  all: number;
} {
  let script = 0;
  let all = 0;
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !/\.(html|js|css|svg)$/.test(entry.name)) continue;
    const bytes = gzipSync(readFileSync(join(entry.parentPath, entry.name))).length;
    all += bytes;
    if (entry.name.endsWith(".js")) script += bytes;
  }
  return { script, all };
}
