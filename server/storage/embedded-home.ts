// Where the embedded PostgreSQL lives, and as whom it runs: it refuses to run as root, and we may be root.
import { createHash } from "node:crypto";
import { chmod, mkdir, realpath, stat } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";

/** null: the server runs as we do. */
export type Owner = { readonly uid: number; readonly gid: number } | null;

export type Home = { readonly folder: string; readonly data: string; readonly owner: Owner };

export type Say = (sentence: string) => void;

/** PostgreSQL looks its user up by name, so it must be one that every Linux knows. */
const NOBODY = { uid: 65534, gid: 65534 };

export async function prepareHome(dataDir: string, say: Say): Promise<Home> {
  const folder = await ownFolder(resolve(dataDir));
  if (process.getuid?.() !== 0) {
    const before = await ownerOf(join(folder, "postgres"));
    if (before !== null && process.getuid !== undefined && before.uid !== process.getuid()) {
      throw new Error(
        `The database in ${folder} belongs to the user with the number ${before.uid}, probably because it was first ` +
          `started as root: start as root again, or give it to yourself with "chown -R".`,
      );
    }
    return { folder, data: join(folder, "postgres"), owner: null };
  }
  if (process.platform !== "linux") {
    throw new Error("PostgreSQL refuses to run as root: start Yorisoi as an ordinary user.");
  }
  const owner = await serverUser(folder);
  if (await canEnter(folder, owner)) return { folder, data: join(folder, "postgres"), owner };

  const hash = createHash("sha256").update(folder).digest("hex").slice(0, 8);
  const elsewhere = await ownFolder(`/var/lib/yorisoi-${hash}`);
  say(
    `The database is kept in ${elsewhere}, because PostgreSQL must not run as root and only root can enter ${folder}.`,
  );
  return { folder: elsewhere, data: join(elsewhere, "postgres"), owner: await serverUser(elsewhere) };
}

/** Whoever owns the data already goes on owning it, so that a start as root after one as a person works. */
async function serverUser(folder: string): Promise<{ uid: number; gid: number }> {
  const before = await ownerOf(join(folder, "postgres"));
  return before === null || before.uid === 0 ? NOBODY : before;
}

async function ownerOf(path: string): Promise<{ uid: number; gid: number } | null> {
  try {
    const { uid, gid } = await stat(path);
    return { uid, gid };
  } catch {
    return null;
  }
}

async function ownFolder(path: string): Promise<string> {
  const made = await mkdir(path, { recursive: true });
  // May be passed through, not listed; what is secret below it closes its own folder.
  if (made !== undefined) await chmod(path, 0o711);
  return realpath(path);
}

/** True when the user may pass through every folder down to this one. Knows nothing of access control lists. */
export async function canEnter(folder: string, owner: Owner): Promise<boolean> {
  if (owner === null) return true;
  for (let at = await realpath(folder); ; at = dirname(at)) {
    if (!(await mayUse(at, owner))) return false;
    if (at === dirname(at)) return true;
  }
}

/** True when the user may enter this folder or run this program. */
export async function mayUse(path: string, owner: Owner): Promise<boolean> {
  if (owner === null) return true;
  const { uid, gid, mode } = await stat(path);
  const bit = uid === owner.uid ? 0o100 : gid === owner.gid ? 0o010 : 0o001;
  return (mode & bit) !== 0;
}
