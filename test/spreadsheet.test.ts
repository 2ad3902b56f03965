import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { deflateRawSync } from "node:zlib";
import { expect, type OnTestFinishedHandler, test as plain } from "vitest";
import type { Row } from "../domain/columns.ts";
import { csvOf } from "../domain/csv.ts";
import { workbookOf } from "../domain/workbook.ts";
import { type Platform, zipOf } from "../domain/zip.ts";
import { readWorkbook } from "./read-workbook.ts";

const office = (process.env["PATH"] ?? "")
  .split(delimiter)
  .map((folder) => join(folder, "soffice"))
  .find((path) => existsSync(path));

/** A city opens the files in a spreadsheet, so one is asked, wherever there is one on the machine. */
const test = plain.runIf(office !== undefined);
if (!office) console.log("LibreOffice (soffice) is not on this machine: the files are not opened by it.");

const texts = [
  "=1+1",
  "+1+1",
  "-1-1",
  "@SUM(1,1)",
  '=HYPERLINK("https://example.invalid","x")',
  "＝1+1",
  " =1+1",
  "絵文字😢👨‍👩‍👧と𠮷と髙",
  "ﾊﾝｶｸ",
  'とても"引用"と, 読点',
  "一行目\n二行目",
  "<b>&amp;",
];

const platform: Platform = {
  encode: (text) => new TextEncoder().encode(text),
  async *deflate(pieces) {
    yield new Uint8Array(deflateRawSync(Buffer.concat(await Array.fromAsync(pieces))));
  },
};

test("[S8.4] [EX-4] A5: LibreOffice opens the Excel file and finds each text as it was written, and no formula", async (context) => {
  const folder = await newFolder(context.onTestFinished);
  async function* rows(): AsyncGenerator<readonly Row[]> {
    yield texts.map((text, at) => [String(at + 1), "2028-02-29 09:05", text]);
  }
  const columns = [
    { name: "番号", holds: "number" },
    { name: "日時", holds: "time" },
    { name: "本文", holds: "text" },
  ] as const;
  const book = zipOf(workbookOf({ name: "やりとりの文", columns }, rows(), platform.encode), platform);
  await writeFile(join(folder, "made.xlsx"), Buffer.concat(await Array.fromAsync(book)));
  const csv = await opened(folder, "made.xlsx", "csv:Text - txt - csv (StarCalc):44,34,76,1", "csv");
  // It puts quotes around what it holds for a text, and none around a number, a time, or what a formula gave.
  const lines = texts.map((text, at) => `${at + 1},2028-02-29 09:05,${quoted(text)}\n`);
  expect(csv.toString("utf8")).toBe(`"番号","日時","本文"\n${lines.join("")}`);
}, 120_000);

test("[S8.4] [EX-4] A5: LibreOffice opens the CSV file and works nothing out of it", async (context) => {
  const folder = await newFolder(context.onTestFinished);
  await writeFile(join(folder, "made.csv"), csvOf([["本文"], ...texts.map((text) => [text])]));
  // Comma, double quotes, UTF-8.
  const xlsx = await opened(folder, "made.csv", "xlsx", "xlsx", "--infilter=CSV:44,34,76,1");
  const [sheet] = await readWorkbook(xlsx);
  const shown = texts.map((text) => (/^\s*[=+\-@＝]/.test(text) ? `'${text}` : text));
  expect(sheet?.rows.map(([text]) => text)).toEqual(["本文", ...shown]);
}, 120_000);

async function newFolder(afterwards: (handler: OnTestFinishedHandler) => void): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "yorisoi-spreadsheet-"));
  afterwards(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** Opens a file by a LibreOffice of its own, and answers the file that it saved. */
async function opened(folder: string, name: string, as: string, ending: string, ...more: string[]) {
  const profile = `-env:UserInstallation=${pathToFileURL(join(folder, "profile")).href}`;
  const out = join(folder, "saved");
  await promisify(execFile)(office ?? "soffice", [
    ...["--headless", "--norestore", profile, ...more],
    ...["--convert-to", as, "--outdir", out, join(folder, name)],
  ]);
  return readFile(join(out, name.replace(/\w+$/, ending)));
}

function quoted(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}
