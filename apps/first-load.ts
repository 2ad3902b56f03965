import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";

export type FirstLoad = {
  readonly files: readonly { readonly path: string; readonly bytes: number }[];
  readonly scriptBytes: number;
  readonly allBytes: number;
};

/** What a browser fetches before the page works: its HTML and all that the HTML names. Gzipped bytes. */
export function firstLoad(dist: string, app: "consultee" | "desk"): FirstLoad {
  const html = readFileSync(join(dist, app, "index.html"), "utf8");
  const named = [...html.matchAll(/(?:src|href)="\/(?:desk\/)?(a\/[^"]+)"/g)].map(([, path = ""]) => path);
  const files = ["index.html", ...new Set(named)].map((path) => ({
    path,
    bytes: gzipSync(readFileSync(join(dist, app, path)), { level: 9 }).length,
  }));
  const sum = (some: typeof files) => some.reduce((total, { bytes }) => total + bytes, 0);
  return { files, scriptBytes: sum(files.filter(({ path }) => path.endsWith(".js"))), allBytes: sum(files) };
}

export function sayFirstLoad(app: string, { scriptBytes, allBytes }: FirstLoad): string {
  const kilobytes = (bytes: number): string => `${(bytes / 1_024).toFixed(1)} KB`;
  return `${app}: first load ${kilobytes(allBytes)} gz, of it script ${kilobytes(scriptBytes)}`;
}
