import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test, vi } from "vitest";
import { keyFile } from "../../server/storage/key-file.ts";
import { newKey } from "../../server/storage/keys.ts";
import { createDatabase } from "../../server/storage/testing.ts";
import { openCommandCity, runCommand } from "./testing.ts";

// Several processes each, on a machine that may be busy.
vi.setConfig({ testTimeout: 120_000 });

async function emptyFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "yorisoi-cli-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

const doctor = ["doctor"];

test("a city in good order: a tick before each thing, and exit code 0", async () => {
  await using city = await openCommandCity(await emptyFolder());
  const { code, out, err } = await runCommand(doctor, city.environment);
  expect([code, err]).toEqual([0, ""]);
  const names = [...out.matchAll(/^✓ {2}(\S+)/gm)].map(([, name]) => name);
  expect(names).toEqual([
    "Node",
    "settings",
    "database",
    "Japanese",
    "tables",
    "keys",
    "disk",
    "clock",
    "backups",
    "uptime",
  ]);
  expect(out).toMatch(/PostgreSQL \d+\.\d+/);
  expect(out).toMatch(/version 1; all that is wrapped opens/);
  expect(out).toContain("All is well.");
  expect(out).not.toContain(new URL(city.url).password);

  const { ok, checks } = JSON.parse((await runCommand([...doctor, "--json"], city.environment)).out);
  expect(ok).toBe(true);
  expect(checks.map(({ name }: { name: string }) => name)).toEqual(names);
});

test("a lookout that was heard is named, and one that has fallen silent is a cross", async () => {
  await using city = await openCommandCity(await emptyFolder());
  const heard = (minutes: number) =>
    city.storage.db
      .insertInto("lookout")
      .values({ place: `mado-${minutes}`, heard_at: new Date(Date.now() - minutes * 60_000) })
      .execute();
  await heard(1);
  expect((await runCommand(doctor, city.environment)).out).toMatch(/^✓ {2}uptime +mado-1 heard 20/m);
  await heard(30);
  const { code, out } = await runCommand(doctor, city.environment);
  expect(code).toBe(1);
  expect(out).toMatch(/^✗ {2}uptime .*\n +→ See whether mado-30 still runs/m);
});

test("another key than the city's: a cross, what to do, and exit code 1", async () => {
  await using city = await openCommandCity(await emptyFolder());
  const other = { keys: [{ version: 1, key: newKey().toString("base64") }] };
  await writeFile(keyFile(city.dataDir), JSON.stringify(other));
  const { code, out } = await runCommand(doctor, city.environment);
  expect(code).toBe(1);
  expect(out).toMatch(/^✗ {2}keys +do not fit\n +→ .*Put the right one back from its safe copy\.$/m);
  expect(out).toContain("Something has to be done");
});

test("a database that cannot search Japanese, with nothing begun in it, is looked at without changing it", async () => {
  await using database = await createDatabase("template template0 locale 'C' encoding 'UTF8'");
  const environment = { DATABASE_URL: database.url, DATA_DIR: await emptyFolder() };
  for (const _ of [1, 2]) {
    const { code, out } = await runCommand(doctor, environment);
    expect(code).toBe(1);
    expect(out).toMatch(/^✗ {2}Japanese +LC_CTYPE C\n +→ This database cannot search Japanese text/m);
    expect(out).toMatch(/^✗ {2}tables +empty\n +→ Nothing has begun in this database yet/m);
  }
});

test("wrong settings, and a database out of reach, are crosses too", async () => {
  const wrong = await runCommand(doctor, { PORT: "eighty", HOST: "here" });
  expect(wrong.code).toBe(1);
  expect(wrong.out.match(/^✗ {2}settings/gm)).toHaveLength(2);
  expect(wrong.out).toContain('→ PORT must be a port from 0 to 65535 (0: any free one), not "eighty".');

  const away = await runCommand(doctor, {
    DATABASE_URL: "postgres://somebody:secret@127.0.0.1:1/none",
    DATA_DIR: await emptyFolder(),
  });
  expect(away.code).toBe(1);
  expect(away.out).toMatch(/^✗ {2}database +not reached\n +→ The database cannot be reached/m);
  expect(away.out + away.err).not.toContain("secret");
});
