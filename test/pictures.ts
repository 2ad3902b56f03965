import { crc32, deflateSync } from "node:zlib";
import { codecFiles, type Decode, type Encode, loadCodec } from "../server/picture/load-codec.ts";
import type { Pixels } from "../server/picture/shrink.ts";

// Pictures for tests, painted here: of nobody and of nothing.

/** Its left half is red, its right half blue; `clear` leaves the lower half to be seen through. */
export function painted(width: number, height: number, { clear = false } = {}): Pixels {
  const data = new Uint8ClampedArray(width * height * 4);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++)
      data.set(
        [x < width / 2 ? 230 : 20, 20, x < width / 2 ? 20 : 230, clear && y >= height / 2 ? 0 : 255],
        (y * width + x) * 4,
      );
  return { data, width, height };
}

export async function jpegOf(pixels: Pixels): Promise<Buffer> {
  const encode = await loadCodec<Encode>(codecFiles.intoJpeg);
  return Buffer.from(await encode(pixels, { quality: 90 }));
}

export async function webpOf(pixels: Pixels): Promise<Buffer> {
  const encode = await loadCodec<Encode>({
    load: () => import("@jsquash/webp/encode.js"),
    wasm: "@jsquash/webp/codec/enc/webp_enc.wasm",
  });
  return Buffer.from(await encode(pixels));
}

/** `beside`: what stands between its head and its pixels, by the name of its chunk. */
export function pngOf(
  { data, width, height }: Pixels,
  beside: Readonly<Record<string, Buffer>> = {},
): Buffer {
  const rows = Buffer.alloc(height * (1 + width * 4));
  for (let y = 0; y < height; y++)
    rows.set(data.subarray(y * width * 4, (y + 1) * width * 4), y * (1 + width * 4) + 1);
  return pngFrom(width, height, deflateSync(rows), beside);
}

/** As large as it says, whatever it holds. */
export function pngFrom(
  width: number,
  height: number,
  packed: Buffer,
  beside: Readonly<Record<string, Buffer>> = {},
): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 6, 0, 0, 0], 8);
  const signature = Buffer.from("89504e470d0a1a0a", "hex");
  return Buffer.concat([
    signature,
    chunk("IHDR", head),
    ...Object.entries(beside).map(([name, data]) => chunk(name, data)),
    chunk("IDAT", packed),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

function chunk(name: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, "latin1"), data]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}

/** Says of itself how it was held (1 upright, 6 turned), and in its note where it was taken. */
export function withExif(jpeg: Buffer, orientation: number, note: string): Buffer {
  const tiff = Buffer.alloc(8 + 2 + 2 * 12 + 4 + Buffer.byteLength(note) + 1);
  tiff.write("MM\0*", 0, "latin1");
  tiff.writeUInt32BE(8, 4);
  tiff.writeUInt16BE(2, 8);
  // ImageDescription, a text behind the table; Orientation.
  entry(tiff, 10, 0x010e, 2, Buffer.byteLength(note) + 1, 38);
  entry(tiff, 22, 0x0112, 3, 1, orientation << 16);
  tiff.write(note, 38);
  const body = Buffer.concat([Buffer.from("Exif\0\0", "latin1"), tiff]);
  const marker = Buffer.from([0xff, 0xe1, (body.length + 2) >> 8, (body.length + 2) & 0xff]);
  return Buffer.concat([jpeg.subarray(0, 2), marker, body, jpeg.subarray(2)]);
}

function entry(tiff: Buffer, at: number, tag: number, type: number, count: number, value: number): void {
  tiff.writeUInt16BE(tag, at);
  tiff.writeUInt16BE(type, at + 2);
  tiff.writeUInt32BE(count, at + 4);
  tiff.writeUInt32BE(value, at + 8);
}

export const heic = Buffer.concat([
  Buffer.from("00000018", "hex"),
  Buffer.from("ftypheic\0\0\0\0mif1heic", "latin1"),
  Buffer.alloc(200),
]);

export async function opened(jpeg: Uint8Array): Promise<Pixels> {
  const decode = await loadCodec<Decode>(codecFiles.jpeg);
  return decode(Uint8Array.from(jpeg).buffer, { preserveOrientation: false });
}

/** The colour at a place given in shares of width and height. */
export function colourAt({ data, width, height }: Pixels, x: number, y: number): "red" | "blue" | "white" {
  const at = (Math.floor(y * height) * width + Math.floor(x * width)) * 4;
  const [red = 0, green = 0, blue = 0] = data.subarray(at, at + 3);
  if (green > 150) return "white";
  return red > blue ? "red" : "blue";
}
