import { expect, test } from "vitest";
import { runCommand } from "../../apps/cli/testing.ts";
import type { ConsultationId } from "../../domain/ids.ts";
import { openBackupPlace } from "../../server/backup/backup-place.ts";
import { keepPoints } from "../../server/backup/mark-close.ts";
import { insertPoint, makePoint } from "../../server/backup/store.ts";
import { takeBackup } from "../../server/backup/take-backup.ts";
import { openStorage } from "../../server/storage/database.ts";
import { startEmbedded } from "../../server/storage/embedded.ts";
import { keysFromEnvironment } from "../../server/storage/keys.ts";
import { noFaults } from "../history.ts";
import { openKeptFolders } from "../kept-city.ts";
import { openCity } from "./city.ts";

const quiet = { stopped: new AbortController().signal, progress: () => {} };

test("[S8.9] [S9.3] [BK-6] [DL-5] F8: the city is brought back to yesterday's close out of its backup, under processes that live on: rows equal, pages send again, nothing is lost", async () => {
  await using stack = new AsyncDisposableStack();
  const { dataDir, backups } = stack.use(await openKeptFolders());
  const server = stack.use(await startEmbedded({ dataDir, log: () => {}, archives: true }));
  const city = stack.use(await openCity({ url: server.url() }));
  const keys = city.environment["KEY_ENCRYPTION_KEYS"] ?? "";
  const place = await openBackupPlace(backups, keysFromEnvironment(keys));
  await Promise.all([city.start(), city.start()]);
  const children = (["stream", "stream", "wait", "now"] as const).map((rung) => city.consultee({ rung }));
  const counsellor = await city.counsellor();
  await city.official();
  const speak = (when: string, times: number): void => {
    for (let n = 1; n <= times; n++) {
      for (const child of children) {
        child.write(`${child.who}, ${when} ${n}`);
        const id = child.consultation();
        if (id) counsellor.reply(id, `to ${child.who}, ${when} ${n}`);
      }
    }
  };
  for (const child of children) child.write(`${child.who}, before the backup`);
  await city.agree(120_000);
  for (const child of children) await counsellor.claim(child.consultation() as ConsultationId);
  const { storage } = city;
  await takeBackup({ storage, now: () => new Date(), place, server, dataDir }, quiet);
  speak("after the backup", 3);
  await city.agree(120_000);
  // The end of the reception of the day before, as far as the calendar is concerned.
  const yesterday = new Date(Date.now() + 9 * 3_600_000 - 86_400_000)
    .toISOString()
    .slice(0, 10)
    .replaceAll("-", "");
  await insertPoint(storage.db, await makePoint(storage, `close-${yesterday}`));
  await keepPoints({ storage }, place);
  speak("after the close", 5);
  await city.agree(120_000);

  const environment = { DATA_DIR: dataDir, BACKUP_DIR: backups, KEY_ENCRYPTION_KEYS: keys };
  const drill = await runCommand(["restore", "--to", "yesterday-close", "--drill", "--json"], environment);
  expect(drill.code, drill.err + drill.out).toBe(0);
  const report = JSON.parse(drill.out);
  expect(report).toMatchObject({ point: `close-${yesterday}`, equal: true, lost: { consultations: 4 } });
  expect(report.lost.messages).toBe(40);
  // It was only a drill.
  await city.agree(10_000);

  const restored = runCommand(["restore", "--to", "yesterday-close", "--yes", "--json"], environment);
  speak("during the restore", 5);
  const { code, out, err } = await restored;
  expect(code, err + out).toBe(0);
  expect(JSON.parse(out)).toMatchObject({ equal: true, restored: true });
  const agreed = await city.agree(180_000);
  speak("after the restore", 5);
  await city.agree(120_000);
  console.info(`F8, out of a backup: ${city.figures()}, agreement ${Math.round(agreed)} ms`);
  expect(await city.judge()).toEqual(noFaults);
  await using again = await openStorage({ urls: server.url() });
  const drills = await again.db.selectFrom("restore_point").select("name").execute();
  expect(drills.map(({ name }) => name)).toContain(`close-${yesterday}`);
}, 400_000);
