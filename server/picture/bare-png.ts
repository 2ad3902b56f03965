/** What the pixels are drawn from. */
const needed = ["IHDR", "PLTE", "tRNS", "IDAT", "IEND"];

/** A PNG without its texts, times and colour profiles: they may be packed small, and unpack into anything. */
export function barePng(bytes: Uint8Array): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const kept = [bytes.subarray(0, 8)];
  for (let at = 8; at + 12 <= bytes.length; ) {
    const end = at + 12 + view.getUint32(at);
    const name = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    if (needed.includes(name)) kept.push(bytes.subarray(at, end));
    if (name === "IEND") break;
    at = end;
  }
  return Uint8Array.from(Buffer.concat(kept));
}
