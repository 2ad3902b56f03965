import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { expect, test } from "vitest";
import { openStorage } from "../storage/database.ts";
import { keysFrom, newKey } from "../storage/keys.ts";
import { loadAuditKeys, openAuditKeys } from "./audit-keys.ts";
import { headNotice } from "./head-notice.ts";
import { startSealing } from "./jobs.ts";
import { readKeptHeads } from "./keep-heads.ts";
import { dayInJapan, sealHead, signPresentHead } from "./seal-head.ts";
import { isSignedBy, readHead } from "./signed.ts";
import { listSeals } from "./store.ts";
import { openTestingTrail } from "./testing-trail.ts";

test("[AU-8] a day begins at midnight in Japan, on every machine", () => {
  expect(dayInJapan(new Date("2026-11-22T14:59:59.999Z"))).toBe("2026-11-22");
  expect(dayInJapan(new Date("2026-11-22T15:00:00Z"))).toBe("2026-11-23");
  expect(dayInJapan(new Date("2028-02-28T15:00:00Z"))).toBe("2028-02-29");
  expect(dayInJapan(new Date("2026-12-31T15:00:00Z"))).toBe("2027-01-01");
});

test("[AU-8] once a day, whichever of many processes comes first, and each head is proven by the city's key", async () => {
  await using trail = await openTestingTrail();
  await using other = await openStorage({ urls: trail.url });
  const { auditKeys } = trail;
  for (const day of ["2026-11-22", "2026-11-23", "2026-11-25"]) {
    const at = new Date(`${day}T03:00:00Z`);
    await trail.act(3);
    const done = await Promise.all(
      Array.from({ length: 20 }, (_, which) =>
        sealHead({ db: which % 2 ? trail.db : other.db, now: () => at, auditKeys }),
      ),
    );
    expect(done.filter(Boolean)).toHaveLength(1);
  }
  const seals = await listSeals(trail.db);
  expect(seals.map(({ day, position }) => [day, position])).toEqual([
    ["2026-11-22", 4],
    ["2026-11-23", 8],
    ["2026-11-25", 12],
  ]);
  for (const { signed } of seals) expect(isSignedBy(auditKeys.publicKey, signed)).toBe(true);
  expect(await trail.verify()).toMatchObject({
    broken: null,
    seals: 3,
    sealedAt: "2026-11-25T03:00:00.000Z",
  });
});

test("[AU-8] a process whose clock is years ahead does not keep the others from sealing their days", async () => {
  await using trail = await openTestingTrail();
  const { db, auditKeys } = trail;
  expect(await sealHead({ db, auditKeys, now: () => new Date("2036-01-01T00:00:00Z") })).toBe(true);
  expect(await sealHead({ db, auditKeys, now: () => new Date("2026-11-22T00:00:00Z") })).toBe(true);
  expect(await sealHead({ db, auditKeys, now: () => new Date("2026-11-23T00:00:00Z") })).toBe(true);
  expect(await trail.verify()).toMatchObject({ broken: null, seals: 3 });
});

test("[AU-8] the job seals from the start and keeps the heads in a folder, on each machine", async () => {
  await using trail = await openTestingTrail();
  await using folders = await temporaryFolders();
  const { db, auditKeys } = trail;
  let at = Date.parse("2026-11-22T03:00:00Z");
  const start = (folder: string | null) =>
    startSealing({ db, auditKeys, folder, now: () => new Date(at), failed: fail, everyMillis: 50 });
  {
    await using _one = start(folders.one);
    await using _other = start(folders.other);
    await using _none = start(null);
    await pause(400);
    at += 24 * 3_600_000;
    await pause(400);
  }
  const names = ["2026-11-22-1.json", "2026-11-23-2.json"];
  expect((await readdir(folders.one)).sort()).toEqual(names);
  expect((await readdir(folders.other)).sort()).toEqual(names);
  const heads = await readKeptHeads(folders.other);
  expect(await trail.verify({ heads })).toMatchObject({ broken: null, seals: 2 });
});

test("[AU-8] a failure is told, and the next look makes up for it", async () => {
  await using trail = await openTestingTrail();
  const { db, auditKeys } = trail;
  let [failures, broken] = [0, true];
  const now = (): Date => {
    if (broken) throw new Error("no clock");
    return new Date("2026-11-22T03:00:00Z");
  };
  await using _job = startSealing({
    db,
    auditKeys,
    now,
    folder: null,
    failed: () => failures++,
    everyMillis: 20,
  });
  await pause(200);
  expect(failures).toBeGreaterThan(1);
  broken = false;
  for (let tries = 0; tries < 50 && (await listSeals(db)).length === 0; tries++) await pause(20);
  expect(await listSeals(db)).toHaveLength(1);
});

test("the secret of the keys is made once, however many processes start at once, and that is a line", async () => {
  await using trail = await openTestingTrail();
  const all = await Promise.all(
    Array.from({ length: 10 }, () => openAuditKeys(trail.db, trail.keyProvider, trail.now)),
  );
  expect(new Set(all.map(({ fingerprint }) => fingerprint)).size).toBe(1);
  const lines = await trail.db.selectFrom("audit_line").select(["act", "facts"]).execute();
  expect(lines).toEqual([{ act: "key:make", facts: { key: "audit", keyHash: trail.auditKeys.fingerprint } }]);
});

test("with another key-encryption key nothing can be signed in the city's name", async () => {
  await using trail = await openTestingTrail();
  const another = keysFrom(new Map([[1, newKey()]]));
  await expect(loadAuditKeys(trail.db, another)).rejects.toThrow(/does not open/);
  await expect(openAuditKeys(trail.db, another, trail.now)).rejects.toThrow(/does not open/);
});

test("the letter to the city says what a person compares, and holds the whole signed head", async () => {
  await using trail = await openTestingTrail();
  await trail.act(41);
  const signed = await signPresentHead(trail);
  const letter = headNotice(signed);
  const head = readHead(signed);
  expect(head?.count).toBe(42);
  for (const part of [
    "件数　　　　42",
    head?.hash,
    trail.auditKeys.fingerprint,
    "2026-11-22 09:41:00",
    signed,
  ])
    expect(letter).toContain(part);
  expect(isSignedBy(trail.auditKeys.publicKey, signed)).toBe(true);
  expect(isSignedBy(trail.auditKeys.publicKey, signed.replace('"count":42', '"count":43'))).toBe(false);
  const verdict = await trail.verify({ heads: [head].filter((one) => one !== null) });
  expect(verdict).toMatchObject({ broken: null, seals: 1 });
});

function fail(error: unknown): void {
  throw error;
}

async function temporaryFolders(): Promise<AsyncDisposable & { one: string; other: string }> {
  const path = await mkdtemp(join(tmpdir(), "yorisoi-seals-"));
  return {
    one: join(path, "one"),
    other: join(path, "other"),
    [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true }),
  };
}
