// Files that leave the database's own disk: packed, then sealed in pieces under a key of their own, which is wrapped by the
// key-encryption key. Layout: magic, length of the head (4 bytes), head (JSON), then pieces of length (4), sealed, tag (16).
import { type CipherGCMTypes, createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { createReadStream } from "node:fs";
import { open, rename, rm } from "node:fs/promises";
import { dirname } from "node:path";
import { pipeline, Readable, type Transform } from "node:stream";
import { createZstdCompress, createZstdDecompress } from "node:zlib";
import { z } from "zod";
import type { KeyProvider } from "./keys.ts";

export type Bytes = AsyncIterable<Buffer> | Iterable<Buffer>;

/** What is in the file is not what was put there, or cannot be opened. Says which file, never what stands in it. */
export class SealedFileError extends Error {
  override readonly name = "SealedFileError";
}

const magic = Buffer.from("yorisoi sealed file 1\n");
const algorithm: CipherGCMTypes = "aes-256-gcm";
const pieceBytes = 1_048_576;
const tagBytes = 16;
/** In the length of the last piece, so that a file cut short at a border is noticed. */
const lastBit = 0x8000_0000;
const head = z.strictObject({ wrapped: z.base64(), version: z.int().positive() });

/**
 * Whole or not at all: written beside its place, forced to the disk, then named. `context` says what the file is; under
 * another one it does not open. Answers how many bytes it has.
 */
export async function writeSealed(
  path: string,
  content: Bytes,
  { provider, context }: { readonly provider: KeyProvider; readonly context: string },
): Promise<number> {
  const key = randomBytes(32);
  const { wrapped, version } = await provider.wrap(key, contextOf(context));
  const told = Buffer.from(JSON.stringify({ wrapped: wrapped.toString("base64"), version }));
  const half = `${path}.${randomBytes(6).toString("hex")}.half`;
  let size = 0;
  try {
    await using file = await open(half, "wx", 0o600);
    const write = async (bytes: Buffer): Promise<void> => {
      await file.write(bytes);
      size += bytes.length;
    };
    await write(Buffer.concat([magic, length(told.length), told]));
    const packed = through(content, createZstdCompress());
    let nth = 0;
    for await (const { bytes, last } of inPieces(packed)) {
      const cipher = createCipheriv(algorithm, key, nonce(nth++, last));
      const sealed = Buffer.concat([cipher.update(bytes), cipher.final()]);
      await write(
        Buffer.concat([length((sealed.length | (last ? lastBit : 0)) >>> 0), sealed, cipher.getAuthTag()]),
      );
    }
    await file.sync();
    await rename(half, path);
  } finally {
    await rm(half, { force: true });
  }
  await using folder = await open(dirname(path), "r");
  await folder.sync();
  return size;
}

/** By which version of the key-encryption key it was sealed; null where it is no sealed file. */
export async function versionOfSealed(path: string): Promise<number | null> {
  await using file = await open(path, "r");
  const start = Buffer.alloc(magic.length + 4);
  const { bytesRead } = await file.read(start, 0, start.length, 0);
  if (bytesRead < start.length || !start.subarray(0, magic.length).equals(magic)) return null;
  const told = Buffer.alloc(Math.min(start.readUInt32BE(magic.length), 65_536));
  const { bytesRead: more } = await file.read(told, 0, told.length, start.length);
  const read = head.safeParse(jsonOf(told.subarray(0, more)));
  return read.success ? read.data.version : null;
}

/** Throws a SealedFileError where a bit of it was changed, or it was cut short or put in another's place. */
export async function* readSealed(
  path: string,
  { provider, context }: { readonly provider: KeyProvider; readonly context: string },
): AsyncGenerator<Buffer> {
  yield* through(openPieces(path, provider, context), createZstdDecompress());
}

/** Whatever fails in the source fails here. */
function through(source: Bytes, way: Transform): AsyncIterable<Buffer> {
  pipeline(Readable.from(source, { objectMode: false }), way, () => {});
  return way;
}

async function* openPieces(path: string, provider: KeyProvider, context: string): AsyncGenerator<Buffer> {
  const broken = (): SealedFileError =>
    new SealedFileError(`${path} is damaged: it was changed, cut short, or is another file.`);
  const take = taking(createReadStream(path, { highWaterMark: pieceBytes }), broken);
  if (!(await take(magic.length)).equals(magic)) throw broken();
  const told = head.safeParse(jsonOf(await take(Math.min((await take(4)).readUInt32BE(), 65_536))));
  if (!told.success) throw broken();
  // A KeyError says by itself which key is missing.
  const key = await provider.unwrap(
    Buffer.from(told.data.wrapped, "base64"),
    told.data.version,
    contextOf(context),
  );
  for (let nth = 0; ; nth++) {
    const said = (await take(4)).readUInt32BE();
    const last = (said & lastBit) !== 0;
    const size = (said & ~lastBit) >>> 0;
    if (size > pieceBytes) throw broken();
    const decipher = createDecipheriv(algorithm, key, nonce(nth, last), { authTagLength: tagBytes });
    const sealed = await take(size);
    decipher.setAuthTag(await take(tagBytes));
    const bytes = decipher.update(sealed);
    try {
      decipher.final();
    } catch {
      throw broken();
    }
    yield bytes;
    if (last) return;
  }
}

/** Answers exactly so many bytes of a stream each time it is asked. */
function taking(stream: AsyncIterable<Buffer>, broken: () => Error): (bytes: number) => Promise<Buffer> {
  const source = stream[Symbol.asyncIterator]();
  let held: Buffer = Buffer.alloc(0);
  return async (bytes) => {
    const parts = [held];
    let size = held.length;
    while (size < bytes) {
      const next = await source.next();
      if (next.done) throw broken();
      parts.push(next.value);
      size += next.value.length;
    }
    const all = Buffer.concat(parts);
    held = all.subarray(bytes);
    return all.subarray(0, bytes);
  };
}

async function* inPieces(stream: AsyncIterable<Buffer>): AsyncGenerator<{ bytes: Buffer; last: boolean }> {
  let held: Buffer[] = [];
  let size = 0;
  for await (const bytes of stream) {
    held.push(bytes);
    size += bytes.length;
    while (size > pieceBytes) {
      const all = Buffer.concat(held);
      yield { bytes: all.subarray(0, pieceBytes), last: false };
      held = [all.subarray(pieceBytes)];
      size -= pieceBytes;
    }
  }
  yield { bytes: Buffer.concat(held), last: true };
}

/** The key seals this one file, so counting is enough. Which piece is the last one is part of it. */
function nonce(nth: number, last: boolean): Buffer {
  const bytes = Buffer.alloc(12);
  bytes.writeUInt32BE(nth, 4);
  bytes[11] = last ? 1 : 0;
  return bytes;
}

function length(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}

function contextOf(context: string): string {
  return `yorisoi/sealed-file\n${context}`;
}

function jsonOf(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString("utf8"));
  } catch {
    return null;
  }
}
