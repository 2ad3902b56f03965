import { createDeflateRaw } from "node:zlib";
import type { Column, Row } from "../../domain/columns.ts";
import { csvLine } from "../../domain/csv.ts";
import { workbookOf } from "../../domain/workbook.ts";
import { type Platform, zipOf } from "../../domain/zip.ts";

type Bytes = Uint8Array<ArrayBuffer>;
type About = { readonly name: string; readonly columns: readonly Column[] };
type MakeFile = (about: About, parts: AsyncIterable<readonly Row[]>) => AsyncIterable<Bytes>;

const encoder = new TextEncoder();
const platform: Platform = {
  encode: (text) => encoder.encode(text),
  async *deflate(pieces) {
    const deflater = createDeflateRaw();
    const fed = feed(deflater, pieces);
    for await (const piece of deflater) yield piece as Bytes;
    await fed;
  },
};

/** The forms in which the command line writes a file, piece by piece. The page makes the same ones itself. */
export const fileFormats = {
  async *csv({ columns }, parts) {
    yield encoder.encode(`\ufeff${csvLine(columns.map(({ name }) => name))}`);
    for await (const rows of parts) yield encoder.encode(rows.map(csvLine).join(""));
  },
  xlsx: (about, parts) => zipOf(workbookOf(about, parts, platform.encode), platform),
} as const satisfies Record<string, MakeFile>;

export type FileFormat = keyof typeof fileFormats;

async function feed(deflater: ReturnType<typeof createDeflateRaw>, pieces: AsyncIterable<Bytes>) {
  try {
    for await (const piece of pieces)
      if (!deflater.write(piece)) await new Promise((resolve) => deflater.once("drain", resolve));
    deflater.end();
  } catch (error) {
    // Whoever reads hears of it there.
    deflater.destroy(error instanceof Error ? error : new Error(String(error)));
  }
}
