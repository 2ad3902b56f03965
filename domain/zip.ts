import { type Crc, crcBegin, crcEnd, crcOn } from "./crc.ts";

type Bytes = Uint8Array<ArrayBuffer>;

/** What every machine has and the language has not. */
export type Platform = {
  readonly encode: (text: string) => Bytes;
  /** Raw DEFLATE, as it comes. */
  readonly deflate: (pieces: AsyncIterable<Bytes>) => AsyncIterable<Bytes>;
};

export type ZipEntry = { readonly name: string; readonly pieces: AsyncIterable<Bytes> };

type Written = {
  readonly name: Bytes;
  readonly at: number;
  readonly crc: number;
  readonly packed: number;
  readonly plain: number;
};

const mostBytes = 0xffff_ffff;
/** Names are UTF-8; checksum and sizes follow the bytes, which are not known before. */
const flags = 0x0808;
const deflated = 8;
const version = 20;
/** 1 January 1980, the first there is: a file says nothing of when it was made. */
const noDay = 0x0021;

/**
 * A ZIP file, entry by entry and piece by piece: however large it becomes, no more of it than a piece is held. An entry is read to its
 * end before the next one is asked for. Throws a RangeError above 4 GiB.
 */
export async function* zipOf(
  entries: AsyncIterable<ZipEntry> | Iterable<ZipEntry>,
  { encode, deflate }: Platform,
): AsyncGenerator<Bytes> {
  const written: Written[] = [];
  let at = 0;
  for await (const { name: text, pieces } of entries) {
    const name = encode(text);
    const begins = at;
    const head = bytesOf(
      [4, 0x0403_4b50],
      [2, version, flags, deflated, 0, noDay],
      [4, 0, 0, 0],
      [2, name.length, 0],
    );
    yield head;
    yield name;
    at += head.length + name.length;
    let [crc, plain, packed]: [Crc, number, number] = [crcBegin, 0, 0];
    async function* counted(): AsyncGenerator<Bytes> {
      for await (const piece of pieces) {
        crc = crcOn(crc, piece);
        plain += piece.length;
        yield piece;
      }
    }
    for await (const piece of deflate(counted())) {
      packed += piece.length;
      yield piece;
    }
    const foot = bytesOf([4, 0x0807_4b50, crcEnd(crc), packed, plain]);
    yield foot;
    at += packed + foot.length;
    if (at > mostBytes || plain > mostBytes) throw new RangeError("A ZIP file of this form ends at 4 GiB.");
    written.push({ name, at: begins, crc: crcEnd(crc), packed, plain });
  }
  const begins = at;
  for (const one of written) {
    const entry = bytesOf(
      [4, 0x0201_4b50],
      [2, version, version, flags, deflated, 0, noDay],
      [4, one.crc, one.packed, one.plain],
      [2, one.name.length, 0, 0, 0, 0],
      [4, 0, one.at],
    );
    yield entry;
    yield one.name;
    at += entry.length + one.name.length;
  }
  const count = written.length;
  yield bytesOf([4, 0x0605_4b50], [2, 0, 0, count, count], [4, at - begins, begins], [2, 0]);
}

/** Numbers as little-endian bytes, each group of one width. */
function bytesOf(...groups: readonly (readonly [width: 2 | 4, ...values: number[]])[]): Bytes {
  const length = groups.reduce((sum, [width, ...values]) => sum + width * values.length, 0);
  const view = new DataView(new ArrayBuffer(length));
  let at = 0;
  for (const [width, ...values] of groups)
    for (const value of values) {
      if (width === 2) view.setUint16(at, value, true);
      else view.setUint32(at, value, true);
      at += width;
    }
  return new Uint8Array(view.buffer);
}
