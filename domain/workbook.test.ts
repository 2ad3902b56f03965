import { deflateRawSync, inflateRawSync } from "node:zlib";
import { expect, test } from "vitest";
import { readWorkbook } from "../test/read-workbook.ts";
import type { Column, Row } from "./columns.ts";
import { workbookOf } from "./workbook.ts";
import { type Platform, zipOf } from "./zip.ts";

const platform: Platform = {
  encode: (text) => new TextEncoder().encode(text),
  async *deflate(pieces) {
    const all: Uint8Array[] = [];
    for await (const piece of pieces) all.push(piece);
    yield new Uint8Array(deflateRawSync(Buffer.concat(all)));
  },
};

const columns: readonly Column[] = [
  { name: "番号", holds: "number" },
  { name: "日時", holds: "time" },
  { name: "本文", holds: "text" },
];

async function* inParts(rows: readonly Row[], most: number): AsyncGenerator<readonly Row[]> {
  for (let at = 0; at < rows.length; at += most) yield rows.slice(at, at + most);
}

async function bytesOf(parts: AsyncIterable<readonly Row[]>, mostRows?: number): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  const book = workbookOf({ name: "相談の一覧", columns }, parts, platform.encode, mostRows);
  for await (const piece of zipOf(book, platform)) pieces.push(piece);
  return Buffer.concat(pieces);
}

/** The XML of an entry, as it lies there. */
function entryOf(file: Buffer, name: string): string {
  const at = file.indexOf(name);
  const begin = at + name.length;
  return inflateRawSync(file.subarray(begin), { finishFlush: 2 }).toString("utf8");
}

test("[EX-4] A5: numbers are numbers, times are times, and every text is the text it was, whatever it begins with", async () => {
  const texts = [
    "=cmd|'/C calc'!A0",
    "+81",
    "@SUM(A1)",
    "\t=1",
    "😢𠮷ﾊﾝｶｸ",
    'a"b,c',
    "一\n二",
    "<&>",
    "_x0041_",
    " a ",
    "1e9",
    "TRUE",
  ];
  const rows = texts.map((text, at) => [String(at), "2028-02-29 09:05", text]);
  const file = await bytesOf(inParts([...rows, ["伏せる", "", "終わり"]], 5));
  const [sheet] = await readWorkbook(file);
  expect(sheet?.rows.map((row) => row[2])).toEqual(["本文", ...texts, "終わり"]);
  expect(sheet?.rows.map((row) => row[0])).toEqual(["番号", ...texts.map((_, at) => at), "伏せる"]);
  const at = sheet?.rows[1]?.[1];
  expect(at instanceof Date ? at.toISOString() : at).toBe("2028-02-29T09:05:00.000Z");
  const xml = entryOf(file, "xl/worksheets/sheet1.xml");
  expect(xml).not.toMatch(/<f[ >]/);
  expect(xml.match(/ t="(?!inlineStr)/g)).toBeNull();
});

test("[S8.4] what is more than a sheet holds goes on in the next one, with its heading; nothing is lost where they meet", async () => {
  for (const count of [0, 1, 8, 9, 10, 18, 25]) {
    const rows = Array.from({ length: count }, (_, at) => [String(at), "", `${at}行目`]);
    const sheets = await readWorkbook(await bytesOf(inParts(rows, 4), 10));
    expect(sheets).toHaveLength(Math.max(1, Math.ceil(count / 9)));
    for (const { rows: of } of sheets) expect(of[0]).toEqual(["番号", "日時", "本文"]);
    expect(sheets.flatMap(({ rows: of }) => of.slice(1).map((row) => row[2]))).toEqual(
      rows.map((row) => row[2]),
    );
    expect(new Set(sheets.map(({ name }) => name)).size).toBe(sheets.length);
  }
});

test("[EX-4] letters that XML cannot hold come back, halves of letters do not break the file", async () => {
  const texts = ["a\u0001b\u000b", "\ud83d", "\uffff", "\r\nx\ry"];
  const [sheet] = await readWorkbook(
    await bytesOf(
      inParts(
        texts.map((text) => ["1", "", text]),
        9,
      ),
    ),
  );
  expect(sheet?.rows.slice(1).map((row) => row[2])).toHaveLength(texts.length);
  expect(sheet?.rows.at(-1)?.[2]).toBe("\nx\ny");
});
