import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { root } from "../source.ts";

/** The built pages, where a test may change them. */
export async function ownPages(): Promise<string> {
  const pages = await mkdtemp(join(tmpdir(), "yorisoi-pages-"));
  onTestFinished(() => rm(pages, { recursive: true, force: true }));
  await cp(join(root, "dist"), pages, { recursive: true });
  return pages;
}

/** These pages with a service worker before which something else runs: a browser that is unlike this one. */
export async function putBeforeWorker(pages: string, script: string): Promise<void> {
  const path = join(pages, "consultee", "sw.js");
  await writeFile(path, `${script};${await readFile(path, "utf8")}`);
  for (const pressed of [`${path}.br`, `${path}.gz`]) await rm(pressed, { force: true });
}
