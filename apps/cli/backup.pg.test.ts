import { readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { sql } from "kysely";
import { expect, test, vi } from "vitest";
import { countFilesUnderKey } from "../../server/backup/files-under-key.ts";
import { type KeptCity, openKeptCity } from "../../test/kept-city.ts";
import { runCommand } from "./testing.ts";

// A database and several commands each, on a machine that may be busy.
vi.setConfig({ testTimeout: 300_000 });

const json = async (city: KeptCity, ...words: string[]) => {
  const { code, out, err } = await runCommand([...words, "--json"], city.environment);
  return { code, err, answer: JSON.parse(out) };
};

test("[S8.9] [S9.3] backups from the command line: none, made, proven, listed, and what cannot be meant is refused", async () => {
  await using city = await openKeptCity();
  expect(await json(city, "backup", "list")).toMatchObject({
    code: 1,
    answer: { backups: [], proven: false },
  });
  const early = await runCommand(["backup", "verify"], city.environment);
  expect(early).toMatchObject({ code: 1, err: expect.stringContaining("There is no backup yet") });

  const made = await runCommand(["backup", "now"], city.environment);
  expect(made.code, made.err).toBe(0);
  expect(made.err).toMatch(/MB of the database[\s\S]*files of its log/);
  const found = await json(city, "backup", "verify");
  expect(found).toMatchObject({ code: 0, answer: { ok: true, outcome: "equal" } });
  const list = await runCommand(["backup", "list"], city.environment);
  expect(list.code).toBe(0);
  expect(list.out).toMatch(/proven \d{4}-\d\d-\d\d/);
  expect(list.out).toMatch(/backup-\d{8}t\d{6}z/);
  const looked = await json(city, "doctor");
  expect(looked.answer.checks.find(({ name }: { name: string }) => name === "backups")).toMatchObject({
    ok: true,
    found: expect.stringMatching(/newest proven 20\d\d-.*1 kept in .*on the disk of the data/),
  });
  // Whoever forgets a key is told that these need it.
  expect(await countFilesUnderKey(city.backups, 1)).toBeGreaterThan(1);
  expect(await countFilesUnderKey(city.backups, 2)).toBe(0);

  for (const [to, sentence] of [
    ["tomorrow morning", "--to is yesterday-close, latest"],
    ["2026-13-45 18:00", '--to is a time like "2026-11-22 18:00"'],
  ] as const) {
    const said = await runCommand(["restore", "--to", to], city.environment);
    expect(said).toMatchObject({ code: 2, out: "", err: expect.stringContaining(sentence) });
  }
  const unknown = await runCommand(["restore", "--to", "nowhere"], city.environment);
  expect(unknown).toMatchObject({ code: 1, err: expect.stringContaining('no restore point "nowhere"') });
  // It asks, and nobody is there to answer.
  const unasked = await runCommand(["restore", "--to", "latest"], city.environment);
  expect(unasked).toMatchObject({ code: 2, err: expect.stringContaining("give --yes") });
  expect((await readdir(city.dataDir)).filter((name) => name.includes("restored"))).toEqual([]);
});

test("[S12.3-5] [BK-6] the machine is lost: with the key and the backups alone the city comes back to its last word", async () => {
  await using city = await openKeptCity();
  await sql`insert into consultee (id, created_at) select gen_random_uuid(), now() from generate_series(1, 50)`.execute(
    city.storage.db,
  );
  expect((await runCommand(["backup", "now"], city.environment)).code).toBe(0);
  await city.server.stop();
  await rm(city.dataDir, { recursive: true });
  const { code, err } = await runCommand(["restore", "--to", "latest", "--yes"], city.environment);
  expect(code, err).toBe(0);
  expect(err).toContain("The present database cannot be asked");
  const verified = await json(city, "backup", "verify");
  expect(verified).toMatchObject({ code: 0, answer: { outcome: "equal" } });
  expect(await readdir(join(city.dataDir))).toContain("postgres");
});
