// A11 as an operator meets it: the commands, their exit codes, and their sentences.
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { expect, onTestFinished, test } from "vitest";
import { type CommandCity, openCommandCity, runCommand } from "../../apps/cli/testing.ts";
import { type AuditKeys, openAuditKeys } from "../../server/audit/audit-keys.ts";
import { keepHeads } from "../../server/audit/keep-heads.ts";
import { recordAct } from "../../server/audit/record.ts";
import { sealHead } from "../../server/audit/seal-head.ts";

type City = CommandCity & { readonly folder: string; readonly auditKeys: AuditKeys };

/** Ten lines on the first day, sealed, and then ten on the second, sealed too: 23 with the key's and the seals'. */
async function openCity(): Promise<City> {
  const folder = await mkdtemp(join(tmpdir(), "yorisoi-a11-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const city = await openCommandCity(folder);
  const { db } = city.storage;
  let at = new Date("2026-11-21T00:00:00Z");
  const now = (): Date => at;
  const auditKeys = await openAuditKeys(db, city.running, now);
  for (const day of ["2026-11-21T03:00:00Z", "2026-11-22T03:00:00Z"]) {
    at = new Date(day);
    for (let count = 0; count < 10; count++)
      await db.transaction().execute((tx) => recordAct(tx, at, { kind: "system" }, "key:use", { count }));
    await sealHead({ db, now, auditKeys });
  }
  return { ...city, folder, auditKeys };
}

async function asOwner(city: City, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: city.url });
  await client.connect();
  await client.query(
    "alter table audit_line disable trigger all; alter table audit_head disable trigger all",
  );
  await client.query("alter table audit_seal disable trigger all");
  await client.query(sql);
  await client.end();
}

test("[S11.12] audit verify proves an honest trail, whole, by days and by positions, for people and for programs", async () => {
  await using city = await openCity();
  const { environment } = city;
  const whole = await runCommand(["audit", "verify"], environment);
  expect(whole).toMatchObject({ code: 0, out: expect.stringContaining("Proven: 23 lines, 1 to 23 of 23.") });
  expect(whole.out).toContain(
    "2 sealed heads agree (0 of them kept outside), the last of 2026-11-22T03:00:00.000Z.",
  );
  expect(whole.err).toContain("23 of 23");

  const json = await runCommand(["audit", "verify", "--json"], environment);
  expect(JSON.parse(json.out)).toMatchObject({
    ok: true,
    broken: null,
    lines: 23,
    seals: 2,
    head: { position: 23 },
  });
  const day = await runCommand(
    ["audit", "verify", "--from", "2026-11-22", "--to", "2026-11-22"],
    environment,
  );
  expect(day.out).toContain("Proven: 11 lines, 13 to 23 of 23.");
  const some = await runCommand(["audit", "verify", "--from", "5", "--to", "9"], environment);
  expect(some.out).toContain("Proven: 5 lines, 5 to 9 of 23.");
});

test("audit verify ends with 1 and names the first broken position", async () => {
  await using city = await openCity();
  await asOwner(city, "update audit_line set act = 'key:rotate' where position in (7, 9)");
  const broken = await runCommand(["audit", "verify"], city.environment);
  expect(broken.code).toBe(1);
  expect(broken.out).toContain("BROKEN at position 7. The line says something else");
  expect(broken.out).toContain("The 6 lines before it are as they were written.");
  const json = await runCommand(["audit", "verify", "--json"], city.environment);
  expect(json.code).toBe(1);
  expect(JSON.parse(json.out)).toMatchObject({ ok: false, broken: { position: 7, why: "changed" } });
  // What is before it stays provable.
  expect((await runCommand(["audit", "verify", "--to", "6"], city.environment)).code).toBe(0);
});

test("[AU-8] a chain cut back to before its seals, seals and all: the data folder and the city's letter know better", async () => {
  await using city = await openCity();
  const { environment } = city;
  const letter = await runCommand(["audit", "head", "--signed"], environment);
  expect(letter.code).toBe(0);
  const kept = join(city.folder, "from-the-city.json");
  await writeFile(kept, `${letter.out.split("\n").find((line) => line.startsWith("{"))}\n`);
  await asOwner(
    city,
    `delete from audit_line where position > 8; delete from audit_seal;
     update audit_head set position = 8, hash = (select hash from audit_line where position = 8)`,
  );
  const alone = await runCommand(["audit", "verify"], environment);
  expect(alone.code).toBe(0);
  expect(alone.out).toContain("whether the chain was rewritten as a whole cannot be told");
  const against = await runCommand(["audit", "verify", "--against", kept], environment);
  expect(against.code).toBe(1);
  expect(against.out).toContain("BROKEN at position 9. A sealed head counts more lines than there are");
});

test("[AU-8] heads in the data folder are compared without being asked for; those of before a restore can be left out", async () => {
  await using city = await openCity();
  await keepHeads(city.storage.db, join(city.dataDir, "audit-heads"));
  const honest = await runCommand(["audit", "verify"], city.environment);
  expect(honest.out).toContain("2 sealed heads agree (2 of them kept outside)");
  await asOwner(
    city,
    `delete from audit_line where position > 8; delete from audit_seal;
     update audit_head set position = 8, hash = (select hash from audit_line where position = 8)`,
  );
  expect((await runCommand(["audit", "verify"], city.environment)).code).toBe(1);
  const { epoch } = await city.storage.db
    .selectFrom("installation")
    .select("epoch")
    .executeTakeFirstOrThrow();
  const restored = await runCommand(["audit", "verify", "--restored", epoch], city.environment);
  expect(restored.code).toBe(0);
});

test("audit head says count, hash and time; audit key what the city keeps", async () => {
  await using city = await openCity();
  const head = await runCommand(["audit", "head", "--json"], city.environment);
  const line = await city.storage.db
    .selectFrom("audit_line")
    .select("hash")
    .where("position", "=", 23)
    .executeTakeFirstOrThrow();
  expect(JSON.parse(head.out)).toMatchObject({ count: 23, hash: line.hash.toString("hex") });
  const key = await runCommand(["audit", "key"], city.environment);
  expect(key.out).toContain("BEGIN PUBLIC KEY");
  expect(key.out).toContain(city.auditKeys.fingerprint);
});

test("[AU-11] a period is exported, checked without a database, and refused when a letter was changed", async () => {
  await using city = await openCity();
  const file = join(city.folder, "november.jsonl");
  const words = ["audit", "export", "--from", "2026-11-21", "--to", "2026-11-22", "--purpose", "inspection"];
  const made = await runCommand([...words, "--file", file], city.environment);
  expect(made).toMatchObject({ code: 0, out: expect.stringContaining("lines 1 to 23, signed") });
  const recorded = await city.storage.db
    .selectFrom("audit_line")
    .select(["act", "actor_kind", "facts"])
    .orderBy("position", "desc")
    .executeTakeFirstOrThrow();
  expect(recorded).toMatchObject({
    act: "audit:export",
    actor_kind: "system",
    facts: { purpose: "inspection", count: 23 },
  });
  expect((await runCommand([...words, "--file", file], city.environment)).code).toBe(1);

  const pem = join(city.folder, "city.pem");
  await writeFile(pem, (await runCommand(["audit", "key"], city.environment)).out.split("\n\n")[0] ?? "");
  const nowhere = { DATABASE_URL: "postgres://nobody@127.0.0.1:1/none", DATA_DIR: city.folder };
  const good = await runCommand(["audit", "check-file", "--file", file, "--key", pem], nowhere);
  expect(good).toMatchObject({
    code: 0,
    out: expect.stringContaining("Proven: 23 lines, 1 to 23, signed by that key."),
  });
  const unknown = await runCommand(["audit", "check-file", "--file", file], nowhere);
  expect(unknown.out).toContain(`the fingerprint ${city.auditKeys.fingerprint}: compare it`);

  const text = await readFile(file, "utf8");
  await writeFile(join(city.folder, "changed.jsonl"), text.replace('"count":4', '"count":5'));
  const bad = await runCommand(
    ["audit", "check-file", "--file", join(city.folder, "changed.jsonl")],
    nowhere,
  );
  expect(bad.code).toBe(1);
  expect(bad.out).toContain("NOT as it was exported. Position 6: The line says something else");
});

test.each([
  [["audit", "verify", "--from", "soon"], 2, '--from is a day, like 2026-11-22, not "soon".'],
  [["audit", "verify", "--from", "2026-02-31"], 2, "--from is a day"],
  [["audit", "verify", "--from", "2026-11-22", "--to", "9"], 2, "both days, or both positions"],
  [["audit", "verify", "--from", "2020-01-01", "--to", "2020-01-02"], 1, "There is no line of this period."],
  [["audit", "verify", "--against", "/nowhere"], 1, "/nowhere is not there"],
  [
    ["audit", "export", "--from", "2026-11-21", "--to", "2026-11-22", "--purpose", "because", "--file", "x"],
    2,
    "is not a purpose",
  ],
  [["audit", "check-file", "--file", "/nowhere"], 1, "/nowhere is not there"],
] as const)("what cannot be done is said in a sentence: %j", async (words, code, sentence) => {
  await using city = await openCity();
  const said = await runCommand(words, city.environment);
  expect(said.code).toBe(code);
  expect(said.err).toContain(sentence);
});
