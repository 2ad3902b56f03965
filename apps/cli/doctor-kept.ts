import { stat } from "node:fs/promises";
import { dirname } from "node:path";
import { openBackupPlace } from "../../server/backup/backup-place.ts";
import { listBackups } from "../../server/backup/list-backups.ts";
import type { Config } from "../../server/config.ts";
import { openRing } from "../../server/keys/ring.ts";
import { keyFile } from "../../server/storage/key-file.ts";
import { listLookouts } from "../../server/uptime/list-lookouts.ts";
import type { Check } from "./doctor-check.ts";
import type { Ground } from "./ground.ts";
import { inJapan } from "./in-japan.ts";
import { count } from "./terminal.ts";

const oldestMillis = 30 * 3_600_000;
const silentMillis = 600_000;

/** Whether there is something to restore from, proven, and not where the key lies. */
export async function checkBackups({ config }: Ground, now: Date): Promise<Check> {
  const name = "backups";
  if (config.databaseUrls !== null)
    return {
      name,
      ok: true,
      found: "by the means of your own database (docs/runbook/backup.md): not looked at",
    };
  if (config.backups === null)
    return {
      name,
      ok: false,
      found: "BACKUP_DIR is off",
      remedy: "Set BACKUP_DIR: a disk that fails takes all with it.",
    };
  const { folder } = config.backups;
  if ((await stat(folder).catch(() => null)) === null)
    return { name, ok: true, found: `none yet; the first is made soon after a start, in ${folder}` };
  const { provider } = await openRing(config);
  const { backups } = await listBackups(await openBackupPlace(folder, provider));
  const [newest] = backups;
  if (!newest)
    return { name, ok: true, found: `none yet; the first is made soon after a start, in ${folder}` };
  const proven = backups.find(({ verified }) => verified);
  const said = (at: Date): string => `${inJapan(at)} (Japan)`;
  const ok = proven !== undefined && now.getTime() - proven.takenAt.getTime() <= oldestMillis;
  return {
    name,
    ok,
    found: `newest ${said(newest.takenAt)}, newest proven ${proven ? said(proven.takenAt) : "none"}, ${count(backups.length)} kept in ${folder}${await whereElse(config, folder)}`,
    ...(ok ? {} : { remedy: "npm run cli -- backup now, then backup verify; docs/runbook/backup.md." }),
  };
}

/** On the disk of the data, or of the key, is not where one wants to find them on the day. */
async function whereElse({ dataDir, keys }: Config, folder: string): Promise<string> {
  const [kept, data, key] = await Promise.all(
    [folder, dataDir, dirname(keyFile(dataDir))].map((path) => stat(path).catch(() => null)),
  );
  const sameAsData = kept?.dev === data?.dev;
  const sameAsKey = keys.from === "file" && kept?.dev === key?.dev;
  if (!sameAsData && !sameAsKey) return ", apart from the data and the key";
  return `, on the disk of ${[...(sameAsData ? ["the data"] : []), ...(sameAsKey ? ["the key"] : [])].join(" and ")}: another machine's is better`;
}

export async function checkUptime({ storage }: Ground, now: Date): Promise<Check> {
  const name = "uptime";
  const lookouts = await listLookouts({ db: storage.db });
  if (lookouts.length === 0)
    return {
      name,
      ok: true,
      found: "nobody looks out: npm run cli -- uptime watch, best on another machine",
    };
  const silent = lookouts.filter(({ heardAt }) => now.getTime() - heardAt.getTime() > silentMillis);
  return {
    name,
    ok: silent.length === 0,
    found: lookouts.map(({ place, heardAt }) => `${place} heard ${inJapan(heardAt)} (Japan)`).join(", "),
    ...(silent.length === 0
      ? {}
      : {
          remedy: `See whether ${silent.map(({ place }) => place).join(", ")} still runs, with the right WATCH_KEY.`,
        }),
  };
}
