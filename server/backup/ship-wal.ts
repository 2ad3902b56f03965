import { createReadStream } from "node:fs";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { listOutgoing, outgoingFolder } from "../storage/embedded-archive.ts";
import type { BackupTools } from "./backup-tools.ts";

/**
 * [BK-2] Takes what the server has put out of its log into the backups, oldest first, and answers how many files it were. Several
 * processes may do so at once: the same file twice is the same file.
 */
export async function shipWal({ place, server }: Pick<BackupTools, "place" | "server">): Promise<number> {
  const folder = outgoingFolder(server);
  let shipped = 0;
  for (const name of await listOutgoing(folder)) {
    try {
      await place.saveWal(name, createReadStream(join(folder, name), { highWaterMark: 1_048_576 }));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === "ENOENT") continue; // another process was quicker
      throw error;
    }
    // Only now: it is on the disk of the backups.
    await rm(join(folder, name), { force: true });
    shipped++;
  }
  return shipped;
}
