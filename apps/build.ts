import { createHash } from "node:crypto";
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { basename, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { firstLoad, sayFirstLoad } from "./first-load.ts";
import { pageConfig, scriptlessConfig, shindanConfig } from "./page-config.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const dist = join(root, "dist");
const note = join(dist, ".built");
const pages = ["consultee", "desk"] as const;
/** What lies beside the consultee's page as it is, under fixed names. */
const besidePage = [
  "installed/manifest.webmanifest",
  "installed/icon.png",
  "installed/old.js",
  "shindan/shindan.html",
] as const;

/** The looks of the pages that no bundle is made of: one file under a fixed name. */
const plainSheets = ["scriptless/plain.css", "scriptless/plain-talk.css", "shindan/shindan.css"] as const;

/** Everything the pages are made of, as one hash: what is equal need not be built again. */
export function sourceHash(): string {
  const hash = createHash("sha256");
  for (const path of ["apps", "contract", "domain"].flatMap((folder) => filesUnder(join(root, folder)))) {
    hash.update(relative(root, path)).update("\0").update(readFileSync(path)).update("\0");
  }
  return hash.update(readFileSync(join(root, "package-lock.json"))).digest("hex");
}

/** Whether `dist/` holds what the sources say now. */
export function isFresh(): boolean {
  return existsSync(note) && readFileSync(note, "utf8") === sourceHash();
}

/** Builds the pages into `dist/`. Each is built beside and moved in whole, so that nobody is served a half. */
export async function buildPages(): Promise<void> {
  const hash = sourceHash();
  const { build } = await import("vite");
  mkdirSync(dist, { recursive: true });
  for (const app of pages) {
    const beside = join(dist, `.${app}-${process.pid}`);
    await build(pageConfig(root, app, beside));
    if (app === "consultee") {
      await build(shindanConfig(root, beside));
      for (const path of besidePage)
        copyFileSync(join(root, "apps/consultee", path), join(beside, basename(path)));
      const sheets = plainSheets.map((path) => readFileSync(join(root, "apps/consultee", path), "utf8"));
      writeFileSync(join(beside, "plain.css"), sheets.join("\n"));
    }
    pressFiles(beside);
    moveIn(beside, app);
  }
  const beside = join(dist, `.scriptless-${process.pid}`);
  await build(scriptlessConfig(root, beside));
  moveIn(beside, "scriptless");
  writeFileSync(note, hash);
}

/** Two that build at once (test files side by side) make the same: whichever comes second takes the other's place. */
function moveIn(beside: string, name: string): void {
  const [place, old] = [join(dist, name), `${beside}-old`];
  for (let tries = 1; ; tries++) {
    try {
      if (existsSync(place)) renameSync(place, old);
      renameSync(beside, place);
      break;
    } catch (error) {
      if (tries === 20) throw error;
    } finally {
      rmSync(old, { recursive: true, force: true });
    }
  }
}

/** Beside each text file its compressed forms, made once and well, for the server to hand out. */
function pressFiles(folder: string): void {
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !/\.(js|css|html|svg|json|webmanifest)$/.test(entry.name)) continue;
    const path = join(entry.parentPath, entry.name);
    const bytes = readFileSync(path);
    writeFileSync(`${path}.gz`, gzipSync(bytes, { level: 9 }));
    writeFileSync(`${path}.br`, brotliCompressSync(bytes));
  }
}

function filesUnder(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !relative(root, path).startsWith(join("apps", "cli")))
    .sort();
}

if (import.meta.main) {
  if (process.argv.includes("--if-stale") && isFresh()) {
    console.log("pages: unchanged, not built again");
  } else {
    const beganAt = performance.now();
    await buildPages();
    const seconds = ((performance.now() - beganAt) / 1_000).toFixed(1);
    console.log(
      `pages: built in ${seconds} s · ${pages.map((app) => sayFirstLoad(app, firstLoad(dist, app))).join(" · ")}`,
    );
  }
}
