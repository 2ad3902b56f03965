import { expect, test } from "vitest";
import { newCanaries } from "./canaries.ts";

const canaries = newCanaries();
const phrase = canaries.phrase();

test.each<[string, (words: string) => string | Buffer]>([
  ["as it is", (words) => words],
  ["in UTF-16", (words) => Buffer.from(words, "utf16le")],
  ["in UTF-16, the other way round", (words) => Buffer.from(words, "utf16le").swap16()],
  ["in hex", (words) => Buffer.from(words).toString("hex")],
  ["in capital hex", (words) => Buffer.from(words).toString("hex").toUpperCase()],
  ["in base64", (words) => Buffer.from(words).toString("base64")],
  ["in base64 of addresses", (words) => Buffer.from(words).toString("base64url")],
  [
    "in JSON that escapes",
    (words) => words.replace(/[^ -~]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16)}`),
  ],
  ["in an address", (words) => encodeURIComponent(words)],
])("A9 the search finds a canary %s, wherever it begins", (_, write) => {
  for (const before of ["", "a", "ab", "abc"]) {
    const planted = Buffer.from(write(`${before}${phrase} and more`));
    expect(
      canaries.findIn(Buffer.concat([Buffer.alloc(5), planted, Buffer.alloc(5)])),
      before,
    ).not.toBeNull();
  }
});

test("A9 either half is enough, and where there is none, none is found", () => {
  const half = phrase.indexOf("カ");
  for (const part of [phrase.slice(0, half), phrase.slice(half)]) {
    for (const writing of ["utf8", "utf16le", "hex", "base64"] as const) {
      const written =
        writing === "utf8" || writing === "utf16le"
          ? Buffer.from(part, writing)
          : Buffer.from(Buffer.from(part).toString(writing));
      expect(canaries.findIn(written), writing).not.toBeNull();
    }
  }
  expect(canaries.findIn(Buffer.from(newCanaries().phrase()))).toBeNull();
  expect(canaries.findIn(Buffer.alloc(1_000))).toBeNull();
});
