import type { Column, Row } from "../../../domain/columns.ts";
import { workbookOf } from "../../../domain/workbook.ts";
import { type Platform, zipOf } from "../../../domain/zip.ts";

type Bytes = Uint8Array<ArrayBuffer>;
type Rows = { readonly name: string; readonly columns: readonly Column[]; readonly parts: readonly Blob[] };

const gatheredBytes = 4_000_000;
const xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** An Excel workbook of parts of rows (JSON): one part is in memory at a time, what is made goes to where the browser keeps files. */
export async function workbookFile({ parts, ...about }: Rows): Promise<Blob> {
  const { encode } = platform;
  const made: Blob[] = [];
  let gathered: Bytes[] = [];
  let bytes = 0;
  for await (const piece of zipOf(workbookOf(about, rowsOf(parts), encode), platform)) {
    gathered.push(piece);
    bytes += piece.length;
    if (bytes < gatheredBytes) continue;
    made.push(new Blob(gathered));
    [gathered, bytes] = [[], 0];
  }
  return new Blob([...made, ...gathered], { type: xlsx });
}

async function* rowsOf(parts: readonly Blob[]): AsyncGenerator<readonly Row[]> {
  for (const part of parts) yield JSON.parse(await part.text()) as Row[];
}

const encoder = new TextEncoder();
const platform: Platform = {
  encode: (text) => encoder.encode(text),
  async *deflate(pieces) {
    const { readable, writable } = new CompressionStream("deflate-raw");
    const writer = writable.getWriter();
    const written = write(writer, pieces);
    const reader = readable.getReader();
    for (let one = await reader.read(); !one.done; one = await reader.read()) yield one.value;
    await written;
  },
};

async function write(
  writer: WritableStreamDefaultWriter<BufferSource>,
  pieces: AsyncIterable<Bytes>,
): Promise<void> {
  try {
    for await (const piece of pieces) await writer.write(piece);
    await writer.close();
  } catch (error) {
    // Whoever reads hears of it there.
    await writer.abort(error);
  }
}
