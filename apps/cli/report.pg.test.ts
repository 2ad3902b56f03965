import { randomUUID } from "node:crypto";
import { mkdtemp, readdir, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { csvOf } from "../../domain/csv.ts";
import { inJapan, instantOf } from "../../domain/japan-time.ts";
import { monthAfter } from "../../domain/month-report.ts";
import { type Month, monthOf, periodNamed } from "../../domain/period.ts";
import { inventConsultations } from "../../test/invented-consultations.ts";
import { bare, readPdf } from "../../test/read-pdf.ts";
import { readWorkbook } from "../../test/read-workbook.ts";
import { openWorld } from "../../test/world.ts";
import { runCommand } from "./testing.ts";

async function newFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "yorisoi-report-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** The command line has the machine's clock: the month before the present one is over by it. */
function lastMonth(): Month {
  return monthOf(periodNamed("last-month", inJapan(new Date()).day)?.from ?? "");
}

/** A city in which something happened in that month, and that stands in the present one. */
async function after(month: Month) {
  let at = instantOf(`${month}-15`, 600);
  const world = await openWorld({ now: () => at });
  await inventConsultations(world.storage.db, 12, () => at, Math.random);
  const operator = await world.staff("operator");
  await operator.call("/api/incident/open", {
    ...{ id: randomUUID(), kind: "outage", badIntent: false, foundAt: at.toISOString(), inquiry: null },
    ...{ heading: "ひみつの見出し", words: "とまりました。", asIs: true },
  });
  await world.storage.db
    .insertInto("uptime_hour")
    .values({ place: "lookout", hour: at, signs: `${"0".repeat(57)}11.` })
    .execute();
  at = new Date();
  return { world, official: await world.staff("official") };
}

test("[S13.2] [MR-3] report month writes a PDF, a workbook and a CSV with the very rows of the screen, and takes the place of those of before", async () => {
  const month = lastMonth();
  const { world, official } = await after(month);
  await using _ = world;
  const [to, dataDir] = [await newFolder(), await newFolder()];
  const place = { DATABASE_URL: world.url, DATA_DIR: dataDir };
  const write = (...more: string[]) =>
    runCommand(["report", "month", "--month", month, "--to", to, ...more], place);
  const { sections } = (await official.call("/api/report/read", { month })).body;
  const shown = sections.flatMap(({ heading, rows }) => rows.map((row) => [heading, ...row]));
  expect(shown).toContainEqual(["障害・事故", "気づいた障害・事故", "1件"]);

  const files = ["pdf", "xlsx", "csv"].map((ending) => join(to, `業務報告書-${month}.${ending}`));
  const said = await write();
  expect([said.code, said.err]).toEqual([0, ""]);
  expect(said.out.trimEnd().split("\n")).toEqual(files);
  const [pdf = "", xlsx = "", csv = ""] = files;
  expect(await readFile(csv, "utf8")).toBe(csvOf([["区分", "項目", "値"], ...shown]));
  expect(await readWorkbook(await readFile(xlsx))).toEqual([
    { name: "業務報告書", rows: [["区分", "項目", "値"], ...shown] },
  ]);
  const { text } = await readPdf(await readFile(pdf));
  for (const [heading = "", name = "", value = ""] of shown)
    for (const part of [bare(heading), bare(name + value)]) expect(text).toContain(part);
  expect(text).not.toContain("ひみつの見出し");

  const again = await write("--json");
  expect(again.code).toBe(0);
  expect(JSON.parse(again.out)).toEqual({ month, files, rows: shown.length });
  expect((await readdir(to)).sort()).toEqual(files.map((path) => path.slice(to.length + 1)).sort());
  for (const path of files) expect((await stat(path)).mode & 0o777).toBe(0o600);
});

test("[S13.2] report month says how it is called; a month that has not begun is asked for in the wrong way, a folder that is none fails", async () => {
  const [to, dataDir] = [await newFolder(), await newFolder()];
  const place = { DATA_DIR: dataDir };
  const help = await runCommand(["report", "month", "--help"], place);
  expect([help.code, help.err]).toEqual([0, ""]);
  expect(help.out).toContain("report month --month <month> --to <folder>");
  const today = inJapan(new Date()).day;
  for (const month of [monthAfter(monthOf(today)), "2026-13", "2019-12", today]) {
    const wrong = await runCommand(["report", "month", "--month", month, "--to", to], place);
    expect([wrong.code, wrong.out]).toEqual([2, ""]);
    expect(wrong.err).toContain("--month is a month that has begun");
  }
  expect((await runCommand(["report", "month", "--month", lastMonth()], place)).code).toBe(2);
  const nowhere = await runCommand(
    ["report", "month", "--month", lastMonth(), "--to", join(to, "none")],
    place,
  );
  expect([nowhere.code, nowhere.err]).toEqual([1, expect.stringContaining("none is no folder.")]);
  expect(await readdir(to)).toEqual([]);
});
