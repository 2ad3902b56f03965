import { stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { firstSettings } from "../../domain/first-settings.ts";
import { refuseFaultyMonth } from "../../domain/month-report.ts";
import { reportColumns, reportRows, reportSheet } from "../../domain/report-rows.ts";
import { fileFormats } from "../../server/export/file-formats.ts";
import { printMonthFigures } from "../../server/operation/report/print.ts";
import { readSections } from "../../server/operation/report/read-sections.ts";
import { openReceptionSettings } from "../../server/reception/reception-settings.ts";
import { type Command, textOf } from "./command.ts";
import { standOn } from "./ground.ts";
import { Trouble, WrongUsage } from "./trouble.ts";

const month: Command = {
  name: "report month",
  says: "Writes the figures of a month's report (月報) into a folder, as PDF, Excel and CSV.",
  more: [
    "The same figures as at the desk (運用, 月報), as they stand now. What is written to them is drafted there.",
  ],
  options: {
    month: { value: "<month>", says: "In Japan, like 2026-10.", needed: true },
    to: {
      value: "<folder>",
      says: "Where the three files are put; those of before are replaced.",
      needed: true,
    },
  },
  async run(given, place) {
    const [of, folder] = [textOf(given, "month"), textOf(given, "to")];
    refuseWrongMonth(of, place.now());
    if (!(await stat(folder).catch(() => null))?.isDirectory()) throw new Trouble(`${folder} is no folder.`);
    await using ground = await standOn(place);
    const { db } = ground.storage;
    const reception = await openReceptionSettings(db, firstSettings, () => {});
    const tools = { db, now: place.now, reception };
    const rows = reportRows(await readSections(tools, of));
    const about = { name: reportSheet, columns: reportColumns };
    const files = {
      pdf: await printMonthFigures(tools, of),
      xlsx: await whole(fileFormats.xlsx(about, parts(rows))),
      csv: await whole(fileFormats.csv(about, parts(rows))),
    };
    const written: string[] = [];
    for (const [ending, bytes] of Object.entries(files)) {
      const path = join(folder, `${reportSheet}-${of}.${ending}`);
      await writeFile(path, bytes, { mode: 0o600 });
      written.push(path);
    }
    return { lines: written, json: { month: of, files: written, rows: rows.length } };
  },
};

export const reportCommands: readonly Command[] = [month];

function refuseWrongMonth(of: string, now: Date): void {
  try {
    if (!/^20\d\d-(0[1-9]|1[0-2])$/.test(of)) throw new Error();
    refuseFaultyMonth(of, now);
  } catch {
    throw new WrongUsage("--month is a month that has begun, like 2026-10.");
  }
}

async function* parts<Part>(one: Part): AsyncGenerator<Part> {
  yield one;
}

async function whole(pieces: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const all: Uint8Array[] = [];
  for await (const piece of pieces) all.push(piece);
  return Buffer.concat(all);
}
