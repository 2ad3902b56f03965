// The write-ahead log of the embedded server, file by file, on its way into the backups. The server puts each file that is full
// (or a minute old) into a folder beside its data; whoever keeps the backups takes it from there. So nothing of ours needs to
// run for the log to be kept, and the server needs no key.
import { chown, mkdir, readdir } from "node:fs/promises";
import { join } from "node:path";
import type { Home } from "./embedded-home.ts";
import type { Settings } from "./embedded-launch.ts";

/** A file of the log, or the history of a timeline. */
export const walName = /^[\dA-F]{24}$|^[\dA-F]{8}\.history$/;

export function outgoingFolder({ folder }: Pick<Home, "folder">): string {
  return join(folder, "wal-outgoing");
}

/** Has the server keep its log. Only a start reads this: a server that runs already goes on as it is. */
export async function archiveSettings(home: Home): Promise<Settings> {
  const folder = outgoingFolder(home);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  if (home.owner !== null) await chown(folder, home.owner.uid, home.owner.gid);
  return { archive_mode: "on", archive_timeout: "60", archive_command: commandTo(folder) };
}

/** What waits to be taken, oldest first. */
export async function listOutgoing(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return [];
    throw error;
  });
  return names.filter((name) => walName.test(name)).sort();
}

/** Named only when it is whole and on the disk. A file that comes again replaces itself. */
function commandTo(folder: string): string {
  if (process.platform === "win32") {
    const place = folder.replaceAll("/", "\\").replaceAll("%", "%%");
    return `copy "%p" "${place}\\%f.part" && move /Y "${place}\\%f.part" "${place}\\%f"`;
  }
  const place = shellText(folder);
  const sync = process.platform === "linux" ? ` && sync ${place}/%f.part` : "";
  return `cp %p ${place}/%f.part${sync} && mv ${place}/%f.part ${place}/%f`;
}

/** For the shell, and for PostgreSQL, to which a percent sign means something. */
export function shellText(path: string): string {
  return `'${path.replaceAll("'", "'\\''").replaceAll("%", "%%")}'`;
}
