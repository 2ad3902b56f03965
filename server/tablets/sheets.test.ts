import { inflateSync } from "node:zlib";
import readQr from "jsqr";
import { beforeAll, describe, expect, test } from "vitest";
import { posterLines, posterPromises } from "../../domain/kit.ts";
import { parts } from "../../domain/ruby.ts";
import { bare, readPdf } from "../../test/read-pdf.ts";
import { drawAside } from "../pdf/draw-aside.ts";
import type { DrawnSheets, Sheet } from "./sheet.ts";

const sheet: Sheet = {
  ...{ address: "https://yorisoi.example.jp/", label: "ひとこと", wording: "listen" },
  ...{ school: "見本市立見本小学校", code: "012 345 678", madeAt: new Date("2026-11-23T00:00:00Z") },
};
let drawn: DrawnSheets;
beforeAll(async () => {
  drawn = await drawAside<DrawnSheets>(new URL("./draw-sheets.ts", import.meta.url), sheet);
});

const a4 = { width: 595.28, height: 841.89 };
type Square = { readonly x: number; readonly y: number; readonly side: number };

/** The small black squares on a sheet, by the PDF's own operators. */
function squaresIn(pdf: Uint8Array): Square[] {
  const said = Buffer.from(pdf).toString("latin1");
  const drawing = [...said.matchAll(/stream\n([\s\S]*?)\nendstream/g)].flatMap(([, packed = ""]) => {
    try {
      return [inflateSync(Buffer.from(packed, "latin1")).toString("latin1")];
    } catch {
      return [];
    }
  });
  return [...drawing.join("\n").matchAll(/^([\d.-]+) ([\d.-]+) ([\d.-]+) ([\d.-]+) re$/gm)]
    .map((found) => found.slice(1).map(Number))
    .filter(([, , width = 0, height]) => width === height && width < 20)
    .map(([x = 0, y = 0, side = 0]) => ({ x, y, side }));
}

/** What a camera held over this part of the sheet reads. */
function readAt(squares: readonly Square[], at: { x: number; y: number; width: number; height: number }) {
  const scale = 4;
  const [width, height] = [Math.round(at.width * scale), Math.round(at.height * scale)];
  const pixels = new Uint8ClampedArray(width * height * 4).fill(255);
  for (const { x, y, side } of squares)
    for (let row = Math.round((y - at.y) * scale); row < Math.round((y + side - at.y) * scale); row++)
      for (
        let column = Math.round((x - at.x) * scale);
        column < Math.round((x + side - at.x) * scale);
        column++
      )
        if (row >= 0 && row < height && column >= 0 && column < width)
          pixels.fill(0, (row * width + column) * 4, (row * width + column) * 4 + 3);
  return readQr(pixels, width, height)?.data ?? null;
}

const bases = (marked: string) => parts(marked).map(({ text }) => text);
const readings = (marked: string) => parts(marked).flatMap(({ ruby }) => ruby ?? []);

describe("[TK-1] [S8.10] a school's sheets", () => {
  test("a poster says where, that nothing is needed, and how each kanji is read; nothing on it says what it is for", async () => {
    const { pages, text } = await readPdf(drawn.poster);
    expect(pages).toHaveLength(1);
    const { heading, lead } = posterLines.listen;
    for (const marked of [...heading, lead, ...posterPromises]) {
      expect(text).toContain(bare(bases(marked).join("")));
      for (const reading of readings(marked)) expect(text).toContain(reading);
      // A first-grader stands before it.
      const unread = parts(marked).filter(({ ruby }) => ruby === null);
      expect(unread.map((part) => part.text).join("")).not.toMatch(/\p{Script=Han}/u);
    }
    expect(text).toContain("yorisoi.example.jp");
    expect(text).toContain("見本市立見本小学校");
    expect(text).toContain("学校のコード012345678");
    expect(text).not.toMatch(/いじめ|相談|そうだん/);
  });

  test("[SC-1] where the city does not count by codes, none is printed", async () => {
    const bare = await drawAside<DrawnSheets>(new URL("./draw-sheets.ts", import.meta.url), {
      ...sheet,
      code: null,
    });
    for (const pdf of [bare.poster, bare.cards]) expect((await readPdf(pdf)).text).not.toContain("コード0");
  });

  test("a poster's code leads to the page, and can be taken from two steps away", () => {
    const squares = squaresIn(drawn.poster);
    expect(readAt(squares, { x: 0, y: 380, width: a4.width, height: 290 })).toBe(sheet.address);
    // In points: a code of 8 cm and more is read from as many times ten.
    expect(Math.min(...squares.map(({ side }) => side))).toBeGreaterThan(6);
  });

  test("ten cards on a page of one size, each with a code that leads to the page; no card names a school", async () => {
    const { pages, text } = await readPdf(drawn.cards);
    expect(pages).toHaveLength(1);
    expect(text.split("なまえもとうろくもいりません。")).toHaveLength(11);
    expect(text.split("がっこうのコード012345678")).toHaveLength(11);
    expect(text).not.toMatch(/見本|学校|いじめ|相談/);
    const squares = squaresIn(drawn.cards);
    const millimetre = 72 / 25.4;
    for (let n = 0; n < 10; n++) {
      const card = {
        x: (14 + (n % 2) * 91) * millimetre,
        y: (11 + Math.floor(n / 2) * 55) * millimetre,
        ...{ width: 91 * millimetre, height: 55 * millimetre },
      };
      expect(readAt(squares, card), `card ${n + 1}`).toBe(sheet.address);
    }
  });
});
