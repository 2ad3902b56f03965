import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { type Readings, readingNames, ringingIn } from "../../domain/alarm.ts";
import { openKeptCity } from "../../test/kept-city.ts";
import { openMailbox } from "../../test/mailbox.ts";
import { openWorld } from "../../test/world.ts";
import { takeBackup } from "../backup/take-backup.ts";
import { verifyBackup } from "../backup/verify-backup.ts";
import { openLog } from "../edge/log.ts";
import { openMail } from "../mail/mail.ts";
import { testDatabase } from "../storage/testing.ts";
import { openIncidents } from "./open-incidents.ts";
import { takeReadings } from "./take-readings.ts";
import { openWatch } from "./watch.ts";

const well: Readings = {
  ...(Object.fromEntries(readingNames.map((name) => [name, null])) as Readings),
  disk_free_bytes: 1e11,
};

const whole = { standbys: 2, expected: 2, waitingMillis: 0 };

/** Somewhere alarms are posted to. `refuses` answers with an error as long as it is true. */
async function openHook() {
  const taken: Record<string, unknown>[] = [];
  const hook = { refuses: false };
  const server = createServer(async (asked, answer) => {
    const parts = await asked.toArray();
    if (!hook.refuses) taken.push(JSON.parse(Buffer.concat(parts).toString()));
    answer.writeHead(hook.refuses ? 503 : 204).end();
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return Object.assign(hook, {
    ...{ taken, url: new URL(`http://127.0.0.1:${port}/secret-path`) },
    async [Symbol.asyncDispose]() {
      server.close();
      server.closeAllConnections();
    },
  });
}

test("[S9.4] [AL-1] [AL-3] an alarm is told once, by e-mail and webhook, however many processes find it, and once when it is over", async () => {
  await using database = await testDatabase();
  await using mailbox = await openMailbox();
  await using hook = await openHook();
  let at = Date.parse("2026-11-23T03:00:00Z");
  const lines: string[] = [];
  const log = openLog("info", { write: (line) => void lines.push(line) });
  const mail = openMail(mailbox.settings, () => null);
  const tools = { db: database.storage.db, now: () => new Date(at), mail, log };
  const settings = { mailTo: ["touban@example.jp"], webhook: hook.url, certificate: null };
  let readings = well;
  const watches = [1, 2].map(() =>
    openWatch({ tools, settings, read: async () => readings, rung: async () => {} }),
  );
  const round = async () => {
    at += 30_000;
    for (const watch of watches) await watch.look();
  };
  await round();
  readings = { ...well, disk_free_bytes: 1_000 };
  await round();
  // Found once is chance.
  expect(hook.taken).toEqual([]);
  for (let n = 0; n < 5; n++) await round();
  expect(hook.taken).toMatchObject([{ alarm: "disk-low", state: "ringing" }]);
  expect(mailbox.taken).toHaveLength(1);
  expect(mailbox.taken[0]?.text).toContain("ディスクの空き");
  expect(watches[1]?.ringing()).toBe(1);
  readings = well;
  for (let n = 0; n < 8; n++) await round();
  expect(hook.taken).toMatchObject([{ state: "ringing" }, { alarm: "disk-low", state: "over" }]);
  expect(mailbox.taken).toHaveLength(2);
  expect(mailbox.taken[1]?.text).toContain("おさまりました");
  expect(watches[0]?.ringing()).toBe(0);
  // Where it is told is nobody's business but the settings'.
  expect(lines.join("")).not.toMatch(/secret-path|touban/);
});

test("[AL-3] an alarm that nobody took is told again until somebody does; that the database is away is told without it", async () => {
  await using database = await testDatabase();
  await using hook = await openHook();
  let at = Date.parse("2026-11-23T03:00:00Z");
  const log = openLog("silent");
  const tools = { db: database.storage.db, now: () => new Date(at), mail: null, log };
  const settings = { mailTo: [], webhook: hook.url, certificate: null };
  let readings: Readings = { ...well, errors_recent: 100 };
  const watch = openWatch({ tools, settings, read: async () => readings, rung: async () => {} });
  const round = async () => {
    at += 61_000;
    await watch.look();
  };
  hook.refuses = true;
  for (let n = 0; n < 3; n++) await round();
  hook.refuses = false;
  await round();
  await round();
  expect(hook.taken).toMatchObject([{ alarm: "errors", state: "ringing" }]);

  readings = { ...well, database_away_seconds: 45 };
  for (let n = 0; n < 4; n++) await round();
  expect(hook.taken.slice(1)).toMatchObject([{ alarm: "database-away", state: "ringing" }]);
  readings = well;
  await round();
  expect(hook.taken).toContainEqual(expect.objectContaining({ alarm: "database-away", state: "over" }));
});

test("[S9.4] [AL-2] F21: a city without a proven backup for a day is found; the clocks, the disk, the log and the certificate are read", async () => {
  await using city = await openKeptCity();
  let ahead = 0;
  let lackedAt: Date | null = null;
  const now = () => new Date(Date.now() + ahead);
  const folder = await mkdtemp(join(tmpdir(), "yorisoi-certificate-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const certificate = join(folder, "certificate.pem");
  await writeFile(certificate, until2126);
  const read = () =>
    takeReadings({
      ...{ tools: { db: city.storage.db, now, mail: null }, backup: city.tools, certificate },
      folders: [city.dataDir, city.backups],
      ...{ errors: () => 0, lastRound: now, lackedAt: () => lackedAt, durability: () => whole },
    });
  const fresh = await read();
  expect(ringingIn(fresh).filter((name) => name !== "disk-low")).toEqual([]);
  expect(fresh.clock_off_seconds).toBeLessThan(2);
  expect(fresh.certificate_days_left).toBeGreaterThan(30_000);
  expect(fresh.disk_free_bytes).toBeGreaterThan(0);

  lackedAt = now();
  expect(ringingIn(await read())).toContain("words-lacking");
  ahead = 31 * 3_600_000;
  expect(ringingIn(await read())).toContain("backup-old");
  expect(ringingIn(await read())).not.toContain("words-lacking");
  ahead = 0;
  const quiet = { stopped: new AbortController().signal, progress: () => {} };
  const backup = await takeBackup(city.tools, quiet);
  await verifyBackup(city.tools, backup, quiet);
  const good = await read();
  expect(good.backup_verified_age_seconds).toBeLessThan(3_600);
  // The one there is goes bad: whatever its age, there is no proven one.
  await writeFile(join(city.backups, "backups", `${backup.id}.sealed`), "damaged");
  await verifyBackup(city.tools, backup, quiet);
  ahead = 31 * 3_600_000;
  expect(ringingIn(await read())).toEqual(expect.arrayContaining(["backup-old", "clock-off"]));
  await writeFile(certificate, "no certificate");
  expect(ringingIn(await read())).toContain("certificate-ends");
}, 300_000);

test("[S9.2] [S9.4] [AL-4] an alarm that harms people opens an incident, once for all processes, and no other while that one is open", async () => {
  await using world = await openWorld();
  const { tools } = world.app;
  let at = Date.now();
  const clocked = { ...tools, now: () => new Date(at), mail: null };
  const settings = { mailTo: [], webhook: null, certificate: null };
  let readings: Readings = well;
  const watches = [1, 2].map(() =>
    openWatch({
      ...{ tools: clocked, settings, read: async () => readings },
      rung: () => openIncidents(clocked),
    }),
  );
  const rounds = async (many: number) => {
    for (let n = 0; n < many; n++) {
      at += 30_000;
      await Promise.all(watches.map((watch) => watch.look()));
    }
  };
  const operator = await world.staff("operator");
  const incidents = async () => (await operator.call("/api/incident/list", {})).body.incidents;

  // Nobody is harmed by a full disk, yet.
  readings = { ...well, disk_free_bytes: 1_000 };
  await rounds(3);
  expect(await incidents()).toEqual([]);
  readings = { ...well, errors_recent: 100, commits_held_seconds: 60 };
  await rounds(4);
  const opened = (await incidents()).toSorted((a, b) => (a.heading ?? "").localeCompare(b.heading ?? ""));
  expect(opened).toMatchObject([
    { kind: "outage", heading: "警報 commits-held", steps: [{ kind: "found", by: null }] },
    { kind: "fault", heading: "警報 errors", steps: [{ kind: "found", by: null }] },
  ]);
  expect(opened[1]?.steps[0]?.words).toContain("誤り（5xx）");
  // It is over, and rings again: the incident is still open, and a person closes it.
  readings = well;
  await rounds(8);
  readings = { ...well, errors_recent: 100 };
  await rounds(3);
  expect(await incidents()).toHaveLength(2);

  // The database itself was away: nothing could be stored, so it is told of when it is back.
  readings = { ...well, database_away_seconds: 45 };
  await rounds(3);
  expect(await incidents()).toHaveLength(2);
  readings = well;
  await rounds(1);
  expect(await incidents()).toContainEqual(
    expect.objectContaining({ kind: "outage", heading: "警報 database-away" }),
  );
  await rounds(6);
  expect(await incidents()).toHaveLength(3);
  const rows = await tools.db.selectFrom("alarm").select("ended_at").execute();
  expect(rows.filter(({ ended_at }) => ended_at === null)).toEqual([]);
});

/** Of nobody: CN=soudan.example.jp, signed by itself. */
const until2126 = `-----BEGIN CERTIFICATE-----
MIIBTzCCAQGgAwIBAgIUd9HiKbX8OF0lqCTRhSbsqs1gwq4wBQYDK2VwMBwxGjAY
BgNVBAMMEXNvdWRhbi5leGFtcGxlLmpwMCAXDTI2MTEyMzA0NDY1NFoYDzIxMjYx
MDMwMDQ0NjU0WjAcMRowGAYDVQQDDBFzb3VkYW4uZXhhbXBsZS5qcDAqMAUGAytl
cAMhAAnhH1UU7PmizbEwG6k/4UsYaV2SiK0QrW0xnDzIDNGuo1MwUTAdBgNVHQ4E
FgQUGys2lp9W23odo8yhlPOS1N5gNWwwHwYDVR0jBBgwFoAUGys2lp9W23odo8yh
lPOS1N5gNWwwDwYDVR0TAQH/BAUwAwEB/zAFBgMrZXADQQCRKybxoX9UyQkjePZd
/rxfWYX6TFBsqdjRAD8sStBmoTH5QhNA3QshqF0poIUSLhK6gN8CiTm3ag6NxF5i
m+UH
-----END CERTIFICATE-----
`;
