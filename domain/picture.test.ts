import { expect, test } from "vitest";
import { fitted, mostPictureBytes, pictureKind, pictureSize } from "./picture.ts";

const bytes = (hex: string): Uint8Array => {
  const pairs = hex.replaceAll(" ", "").match(/../g) ?? [];
  return Uint8Array.from(pairs, (pair) => Number.parseInt(pair, 16));
};
const text = (letters: string): Uint8Array => Uint8Array.from(letters, (letter) => letter.charCodeAt(0));
const padded = (head: Uint8Array): Uint8Array => Uint8Array.from([...head, ...new Array<number>(32).fill(0)]);

test("[PI-2] what a picture is, its first bytes say; neither names nor wishes", () => {
  expect(pictureKind(bytes("ffd8ffe0"))).toBe("jpeg");
  expect(pictureKind(bytes("89504e470d0a1a0a"))).toBe("png");
  expect(pictureKind(text("RIFF____WEBPVP8 "))).toBe("webp");
  for (const brand of ["heic", "heix", "mif1", "hevc"])
    expect(pictureKind(text(`____ftyp${brand}`))).toBe("heic");
  const others = [
    "<svg xmlns=",
    "GIF89a",
    "%PDF-1.7",
    "<html>",
    "MZ",
    "PK\u0003\u0004",
    "RIFF____WAVE",
    "BM",
    "",
  ];
  for (const other of [...others, "____ftypavif", "____ftypisom"])
    expect(pictureKind(text(other))).toBeNull();
});

test("[PI-2] how large it says it is is known before it is opened", () => {
  const jpeg = padded(bytes("ffd8 ffe0 0004 0000 ff ffdb 0004 0000 ffc2 000b 08 0bb8 0fa0 01"));
  expect(pictureSize(jpeg, "jpeg")).toEqual({ width: 4_000, height: 3_000 });
  const png = padded(bytes("89504e470d0a1a0a 0000000d 49484452 0000ffff 00000002"));
  expect(pictureSize(png, "png")).toEqual({ width: 65_535, height: 2 });
  const webp = (kind: string, rest: string) =>
    padded(Uint8Array.from([...text(`RIFF____WEBP${kind}`), ...bytes(rest)]));
  expect(pictureSize(webp("VP8 ", "00000000 000000 9d012a 8002 e001"), "webp")).toEqual({
    width: 640,
    height: 480,
  });
  expect(pictureSize(webp("VP8L", "00000000 2f 7fc27700"), "webp")).toEqual({ width: 640, height: 480 });
  expect(pictureSize(webp("VP8X", "0000000a 00000000 7f0200 df0100"), "webp")).toEqual({
    width: 640,
    height: 480,
  });
});

test("[PI-2] what does not say how large it is, or that it is nothing, is not opened", () => {
  for (const hex of [
    "ffd8ff",
    "ffd8 ffda 0004 0000",
    "ffd8 ffc0 000b 08 0000 0010 01",
    "ffd8 00112233445566778899",
  ])
    expect(pictureSize(padded(bytes(hex)), "jpeg"), hex).toBeNull();
  expect(pictureSize(bytes("89504e470d0a1a0a 0000000d 4948"), "png")).toBeNull();
  expect(pictureSize(padded(text("RIFF____WEBPALPH")), "webp")).toBeNull();
});

test("[PI-2] a picture is made to fit in its own shape, and never made larger", () => {
  expect(fitted({ width: 4_000, height: 3_000 }, 1_600)).toEqual({ width: 1_600, height: 1_200 });
  expect(fitted({ width: 60, height: 40 }, 1_600)).toEqual({ width: 60, height: 40 });
  expect(fitted({ width: 1, height: 9_000 }, 100)).toEqual({ width: 1, height: 100 });
});

test("[PI-1] a picture, as it is sent, stays below what a proxy lets through unless it was told otherwise", () => {
  expect(Math.ceil(mostPictureBytes / 3) * 4 + 2_000).toBeLessThan(1_000_000);
});
