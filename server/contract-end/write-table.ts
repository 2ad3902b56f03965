import { createHash } from "node:crypto";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { csvLine } from "../../domain/csv.ts";
import { openFile } from "./open-file.ts";
import type { Row } from "./opener.ts";
import type { ListedFile } from "./read-list.ts";
import type { ReadRow } from "./read-table.ts";

export type Into = {
  readonly folder: string;
  readonly recipient: Buffer | null;
  /** A file is whole: told in the order in which they are. */
  listed(file: ListedFile): Promise<void>;
  /** Told after each part; it stops the writing by throwing. */
  progress(rows: number): void;
};

export type WrittenTable = { readonly rows: number; readonly unreadable: number; readonly hash: string };

/** [CE-1] A table as JSON Lines and as CSV, in one reading; its pictures are files of their own. */
export async function writeTable(
  into: Into,
  table: string,
  parts: AsyncIterable<readonly ReadRow[]>,
): Promise<WrittenTable> {
  const [lines, cells] = [
    await begin(into, `tables/${table}.jsonl`),
    await begin(into, `tables/${table}.csv`),
  ];
  await using _lines = lines.file;
  await using _cells = cells.file;
  const hash = createHash("sha256");
  let [rows, unreadable, header] = [0, 0, false];
  for await (const part of parts) {
    for (const one of part) {
      const line = `${JSON.stringify(one.row)}\n`;
      hash.update(line);
      if (!header) await cells.file.write(`\ufeff${csvLine(Object.keys(one.row))}`);
      header = true;
      await lines.file.write(line);
      await cells.file.write(csvLine(Object.values(one.row).map(cellOf)));
      if (one.picture) await writePicture(into, one.row, one.picture);
      rows++;
      unreadable += one.unreadable;
    }
    into.progress(part.length);
  }
  await into.listed({ path: lines.path, rows, ...(await lines.file.end()) });
  await into.listed({ path: cells.path, rows, ...(await cells.file.end()) });
  return { rows, unreadable, hash: hash.digest("hex") };
}

/** One that is whole at once, or is written part by part. */
export async function writeParts(
  into: Into,
  name: string,
  parts: AsyncIterable<string | Buffer> | Iterable<string | Buffer>,
): Promise<void> {
  const { file, path } = await begin(into, name);
  await using written = file;
  for await (const part of parts) await written.write(part);
  await into.listed({ path, rows: null, ...(await written.end()) });
}

async function writePicture(into: Into, row: Row, picture: Buffer): Promise<void> {
  const folder = `pictures/${row["consultation_id"]}`;
  await mkdir(join(into.folder, folder), { recursive: true, mode: 0o700 });
  await writeParts(into, `${folder}/${row["seq"]}.jpg`, [picture]);
}

async function begin({ folder, recipient }: Into, name: string) {
  const path = recipient ? `${name}.age` : name;
  return { path, file: await openFile(join(folder, path), recipient) };
}

function cellOf(value: unknown): string {
  if (value === null || value === undefined) return "";
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}
