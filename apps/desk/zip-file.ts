import { type Platform, type ZipEntry, zipOf } from "../../domain/zip.ts";

type Bytes = Uint8Array<ArrayBuffer>;

const gatheredBytes = 4_000_000;

/** A ZIP file of these entries: a piece is in memory at a time, what is made goes to where the browser keeps files. */
export async function zipFile(
  entries: AsyncIterable<ZipEntry> | Iterable<ZipEntry>,
  type: string,
): Promise<Blob> {
  const made: Blob[] = [];
  let gathered: Bytes[] = [];
  let bytes = 0;
  for await (const piece of zipOf(entries, platform)) {
    gathered.push(piece);
    bytes += piece.length;
    if (bytes < gatheredBytes) continue;
    made.push(new Blob(gathered));
    [gathered, bytes] = [[], 0];
  }
  return new Blob([...made, ...gathered], { type });
}

const encoder = new TextEncoder();
export const platform: Platform = {
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
