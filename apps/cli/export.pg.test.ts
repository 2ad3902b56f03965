import { randomUUID } from "node:crypto";
import { mkdir, mkdtemp, readdir, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { inJapan } from "../../domain/japan-time.ts";
import { planExport } from "../../server/export/plan-export.ts";
import { inventConsultations } from "../../test/invented-consultations.ts";
import { openCommandCity, runCommand } from "./testing.ts";

async function newFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "yorisoi-export-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

test("[EX-7] [S8.4] a plan writes counts into the folder, whole under their name, in the ledger and on record; single consultations and words are refused", async () => {
  const folder = await newFolder();
  await using city = await openCommandCity(folder);
  const into = join(folder, "out");
  await mkdir(into);
  const place = { ...city.environment, EXPORT_FOLDER: into };
  await inventConsultations(city.storage.db, 12, () => new Date("2027-05-10T01:00:00Z"), Math.random);
  const days = ["--from", "2027-05-01", "--to", "2027-05-31"];
  const write = ["export", "write", "--kind"];
  const said = await runCommand([...write, "figures", ...days, "--format", "csv", "--json"], place);
  expect([said.code, said.err]).toEqual([0, expect.not.stringContaining("Error")]);
  const { file, rows, bytes, entry } = JSON.parse(said.out);
  const text = await readFile(file, "utf8");
  expect(text).toMatch(/^\ufeff集計,項目,数\r\n全体,相談の件数,12\r\n/);
  expect([text.split("\r\n").length - 2, (await stat(file)).size]).toEqual([rows, bytes]);
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  const book = await runCommand([...write, "city-table", ...days, "--masked"], place);
  expect([book.code, book.out]).toEqual([0, expect.stringMatching(/\.xlsx: \d+ rows/)]);
  expect((await readdir(into)).map((name) => name.replace(/-\w{8}\./, ".")).sort()).toEqual([
    ...["city-table-2027-05-01-2027-05-31.xlsx", "figures-2027-05-01-2027-05-31.csv"],
  ]);
  const ledger = await city.storage.db.selectFrom("export").selectAll().where("id", "=", entry).execute();
  expect(ledger[0]).toMatchObject({
    asked_by: null,
    to_folder: true,
    row_count: rows,
    taken_at: expect.any(Date),
  });
  const acts = city.storage.db.selectFrom("audit_line").select(["actor_kind", "facts"]);
  expect((await acts.where("act", "=", "statistics:export").execute())[0]).toMatchObject({
    ...{ actor_kind: "system", facts: { export: entry, purpose: "monthly-report" } },
  });

  for (const kind of ["messages", "consultations"]) {
    const refused = await runCommand([...write, kind, ...days], place);
    expect([refused.code, refused.err]).toEqual([1, expect.stringContaining("asked for at the desk")]);
  }
  const nowhere = await runCommand([...write, "figures", ...days], city.environment);
  expect([nowhere.code, nowhere.err]).toEqual([1, expect.stringContaining("EXPORT_FOLDER is not set")]);
  expect(await readdir(into)).toHaveLength(2);
});

test("[EX-7] what is in the ledger for the folder is shown, and written once by its id; a folder that is not there is said", async () => {
  const folder = await newFolder();
  await using city = await openCommandCity(folder);
  const place = { ...city.environment, EXPORT_FOLDER: join(folder, "out") };
  const { id } = await planExport(
    { db: city.storage.db, now: () => new Date() },
    {
      ...{ kind: "line-usage", from: "2027-05-01", to: "2027-05-31", purpose: "monthly-report" },
      ...{ recipient: "own-office", masked: false, dueOn: inJapan(new Date()).day },
    },
  );
  const shown = await runCommand(["export", "list", "--json"], place);
  expect(JSON.parse(shown.out)).toMatchObject([{ id, kind: "line-usage", isReady: true }]);
  const missing = await runCommand(["export", "write", "--entry", id], place);
  expect([missing.code, missing.err]).toEqual([1, expect.stringContaining("is no folder")]);
  await mkdir(place.EXPORT_FOLDER);
  const written = await runCommand(["export", "write", "--entry", id, "--format", "csv", "--json"], place);
  expect(written.code).toBe(0);
  expect(await readFile(JSON.parse(written.out).file, "utf8")).toContain("2027-05,友だち追加");
  const unknown = await runCommand(["export", "write", "--entry", randomUUID()], place);
  expect([unknown.code, unknown.err]).toEqual([1, expect.stringContaining("no such file")]);
});
