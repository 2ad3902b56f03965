// Puts restored data in the place of the present data, in two steps of which both or neither are done, whatever ends in
// between. A note beside the data says what is being done; while its process lives, no server is started.
import { randomUUID } from "node:crypto";
import { open, readFile, rename, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { isAlive } from "./embedded-alive.ts";
import type { Home } from "./embedded-home.ts";

const note = z.strictObject({
  by: z.uuid(),
  pid: z.int().positive(),
  restored: z.string(),
  kept: z.string(),
});

/** Tells this process from one that had its number before. */
const ourselves = randomUUID();

/** Nothing may be started on this data now: somebody is about to change what it is. */
export async function isSwapping(home: Pick<Home, "folder">): Promise<boolean> {
  const found = await readNote(home);
  if (found === null) return false;
  return found.by === ourselves || (found.pid !== process.pid && isAlive(found.pid));
}

/**
 * `quiet` has to end the server of the present data, which is kept as `kept` beside it. Answers where that is; null where there
 * was none.
 */
export async function swapData(
  home: Pick<Home, "folder" | "data">,
  { restored, kept, quiet }: { readonly restored: string; readonly kept: string; quiet(): Promise<void> },
): Promise<string | null> {
  if (await isSwapping(home)) throw new Error("Another restore is at work on this database.");
  const begun = { by: ourselves, pid: process.pid, restored, kept };
  await writeNote(home, begun);
  try {
    await quiet();
    const before = await exists(home.data);
    if (before) await rename(home.data, kept);
    await rename(restored, home.data);
    await syncFolder(home.folder);
    return before ? kept : null;
  } finally {
    await settle(home, begun);
  }
}

/** What a process has left half done: the data has its place again, whichever of the two it is. */
export async function finishSwap(home: Pick<Home, "folder" | "data">): Promise<void> {
  const found = await readNote(home);
  if (found !== null && found.by !== ourselves) await settle(home, found);
}

async function settle(
  home: Pick<Home, "folder" | "data">,
  { restored, kept }: z.infer<typeof note>,
): Promise<void> {
  if (!(await exists(home.data))) {
    // The restored data is whole before anything is named.
    const whole = (await exists(restored)) ? restored : kept;
    await rename(whole, home.data).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== "ENOENT") throw error; // another process was quicker
    });
  }
  await syncFolder(home.folder);
  await rm(noteOf(home), { force: true });
}

async function readNote(home: Pick<Home, "folder">): Promise<z.infer<typeof note> | null> {
  const text = await readFile(noteOf(home), "utf8").catch(() => null);
  if (text === null) return null;
  try {
    return note.parse(JSON.parse(text));
  } catch {
    return null; // it is written whole, before anything is done
  }
}

async function writeNote(home: Pick<Home, "folder">, content: z.infer<typeof note>): Promise<void> {
  const half = `${noteOf(home)}.half`;
  {
    await using file = await open(half, "w", 0o600);
    await file.writeFile(JSON.stringify(content));
    await file.sync();
  }
  await rename(half, noteOf(home));
  await syncFolder(home.folder);
}

async function syncFolder(path: string): Promise<void> {
  await using folder = await open(path, "r");
  await folder.sync();
}

function noteOf({ folder }: Pick<Home, "folder">): string {
  return join(folder, "restore-under-way.json");
}

function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
