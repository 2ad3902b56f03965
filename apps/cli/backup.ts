import { listBackups } from "../../server/backup/list-backups.ts";
import { takeBackup } from "../../server/backup/take-backup.ts";
import { verifyBackup } from "../../server/backup/verify-backup.ts";
import { openOwnPlace, showProgress, standWithBackups } from "./backup-ground.ts";
import { columns } from "./columns.ts";
import type { Command } from "./command.ts";
import { inJapan } from "./in-japan.ts";
import { count } from "./terminal.ts";
import { Trouble } from "./trouble.ts";

const now: Command = {
  name: "backup now",
  says: "Makes a backup of the embedded database, beside those that are made by themselves once a day.",
  more: [
    "Sealed by the keys of this city, into BACKUP_DIR. The key file is not in it: keep its copy elsewhere.",
    "Stopped at any moment, it leaves no backup and changes nothing else.",
  ],
  options: {},
  async run(_, place) {
    await using stood = await standWithBackups(place);
    const { progress, end } = showProgress(place.terminal);
    const made = await takeBackup(stood.tools, { stopped: place.stopped, progress }).finally(end);
    return {
      lines: [
        `${made.id}: ${megabytes(made.bytes)} MB in ${count(made.seconds)} s.`,
        "Whether it can be restored is shown by: npm run cli -- backup verify",
      ],
      json: made,
    };
  },
};

const list: Command = {
  name: "backup list",
  says: "Lists the backups, what came of the last try at restoring each, and the moments that can be restored by name.",
  more: ["Needs no database. The exit code is 1 where no backup is proven."],
  options: {},
  async run(_, place) {
    const { folder, bytes, backups, points } = await listBackups(await openOwnPlace(place.config()));
    const rows = backups.map(({ id, takenAt, bytes: size, drill, verified }) => [
      id,
      inJapan(takenAt),
      megabytes(size),
      drill === null
        ? "not tried"
        : verified
          ? `proven ${inJapan(drill.at)}`
          : `${drill.outcome.toUpperCase()} ${inJapan(drill.at)}`,
    ]);
    const proven = backups.some(({ verified }) => verified);
    return {
      lines: [
        `${folder}, ${megabytes(bytes)} MB in all. Times are those of Japan.`,
        "",
        ...(rows.length === 0
          ? ["There is no backup yet."]
          : columns([["BACKUP", "TAKEN", "MB", "RESTORED"], ...rows])),
        "",
        ...columns([["RESTORE POINT", "AT"], ...points.map(({ name, at }) => [name, inJapan(at)])]),
        ...(proven ? [] : ["", "No backup is proven: npm run cli -- backup verify"]),
      ],
      json: { folder, bytes, backups, points, proven },
      ...(proven ? {} : { failed: true as const }),
    };
  },
};

const verify: Command = {
  name: "backup verify",
  says: "Restores a backup beside the city, compares every table with what was counted, and throws the copy away.",
  more: [
    "The city goes on meanwhile. What came of it is put on record; the exit code is 1 where the backup is none.",
  ],
  options: {
    backup: { value: "<name>", says: "Which one (backup list shows them); without it, the newest." },
  },
  async run(given, place) {
    await using stood = await standWithBackups(place);
    const { tools } = stood;
    const all = await tools.place.listBackups();
    const wanted = given["backup"];
    const backup = typeof wanted === "string" ? all.find(({ id }) => id === wanted) : all[0];
    if (!backup)
      throw new Trouble(
        typeof wanted === "string"
          ? `There is no backup ${wanted}.`
          : "There is no backup yet: backup now makes one.",
      );
    const { progress, end } = showProgress(place.terminal);
    const found = await verifyBackup(tools, backup, { stopped: place.stopped, progress }).finally(end);
    const good = found.outcome === "equal";
    return {
      lines: good
        ? [
            `Proven: ${backup.id} came back in ${count(found.seconds)} s, ${count(found.rows)} rows, every table as it was.`,
          ]
        : [
            `NOT a backup (${found.outcome}): ${backup.id}. ${found.trouble}`,
            "Make another one now: npm run cli -- backup now",
          ],
      json: { ok: good, ...found },
      ...(good ? {} : { failed: true as const }),
    };
  },
};

export const backupCommands: readonly Command[] = [now, list, verify];

function megabytes(bytes: number): string {
  return (bytes / 1e6).toFixed(1);
}
