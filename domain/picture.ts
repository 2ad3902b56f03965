/** What is taken, known by the first bytes: the name and type that come along count for nothing. */
export const pictureKinds = ["jpeg", "png", "webp"] as const;
export type PictureKind = (typeof pictureKinds)[number];

export type PictureSize = { readonly width: number; readonly height: number };

/**
 * Of one picture as it is sent. In base64, with what surrounds it, it stays below the 1 MB that a proxy lets through unless
 * somebody told it otherwise; the page makes pictures smaller before it sends them.
 */
export const mostPictureBytes = 700_000;
/** Of one picture before it is opened: what is packed small may unpack into anything. */
export const mostPixels = 12_000_000;
/** Of what is kept, in pixels: a page of a notebook can be read. */
export const longestSide = 1_600;
/** Of one consultation. */
export const mostPictures = 30;

/** Of the same shape, as long as that along its longer side, and never larger than it is. */
export function fitted({ width, height }: PictureSize, longest: number): PictureSize {
  const scale = Math.min(1, longest / Math.max(width, height));
  const scaled = (side: number): number => Math.max(1, Math.round(side * scale));
  return { width: scaled(width), height: scaled(height) };
}

/** Null: none of those that are known. HEIC is told apart, as those who send it can be told what to do. */
export function pictureKind(bytes: Uint8Array): PictureKind | "heic" | null {
  if (startsWith(bytes, 0, [0xff, 0xd8, 0xff])) return "jpeg";
  if (startsWith(bytes, 0, [0x89, ...letters("PNG"), 0x0d, 0x0a, 0x1a, 0x0a])) return "png";
  if (startsWith(bytes, 0, letters("RIFF")) && startsWith(bytes, 8, letters("WEBP"))) return "webp";
  const brands = ["heic", "heix", "heim", "heis", "hevc", "hevx", "mif1", "msf1"];
  const isHeic = brands.some((brand) => startsWith(bytes, 8, letters(brand)));
  return startsWith(bytes, 4, letters("ftyp")) && isHeic ? "heic" : null;
}

/** How large it says it is, without opening it. Null where it does not say, or says nothing that can be. */
export function pictureSize(bytes: Uint8Array, kind: PictureKind): PictureSize | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const size = { jpeg: jpegSize, png: pngSize, webp: webpSize }[kind](view);
  return size && size.width > 0 && size.height > 0 ? size : null;
}

function jpegSize(view: DataView): PictureSize | null {
  for (let at = 2; at + 9 < view.byteLength; ) {
    if (view.getUint8(at) !== 0xff) return null;
    const marker = view.getUint8(at + 1);
    // Filling bytes, and markers that stand alone.
    if (marker === 0xff) at += 1;
    else if (marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8)) at += 2;
    else if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker))
      return { height: view.getUint16(at + 5), width: view.getUint16(at + 7) };
    else at += 2 + view.getUint16(at + 2);
  }
  return null;
}

function pngSize(view: DataView): PictureSize | null {
  if (view.byteLength < 24 || view.getUint32(12) !== 0x49484452) return null;
  return { width: view.getUint32(16), height: view.getUint32(20) };
}

function webpSize(view: DataView): PictureSize | null {
  if (view.byteLength < 30) return null;
  const chunk = view.getUint32(12);
  if (chunk === 0x56503820)
    return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff };
  if (chunk === 0x5650384c) {
    const bits = view.getUint32(21, true);
    return { width: (bits & 0x3fff) + 1, height: ((bits >> 14) & 0x3fff) + 1 };
  }
  if (chunk !== 0x56503858) return null;
  const three = (at: number): number => view.getUint16(at, true) | (view.getUint8(at + 2) << 16);
  return { width: three(24) + 1, height: three(27) + 1 };
}

function letters(text: string): number[] {
  return [...text].map((letter) => letter.charCodeAt(0));
}

function startsWith(bytes: Uint8Array, at: number, wanted: readonly number[]): boolean {
  return wanted.every((byte, n) => bytes[at + n] === byte);
}
