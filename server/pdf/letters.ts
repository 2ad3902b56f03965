import type { Pdf } from "./open-document.ts";

/** 〓 is what Japanese printers put for a letter that they lack. */
export const lacking = "〓";

/** Neither seen nor heard: controls, joiners, and what chooses among shapes of a letter. */
const unseen = /[\p{Cc}\p{Cf}\p{Variation_Selector}]/gu;

/** pdfkit's own word for the font in use, which its types leave out. */
type WithFont = { readonly _font: { readonly font: { hasGlyphForCodePoint(point: number): boolean } } };

/** Says each letter that the font has, and 〓 for each that it has not: never an empty box, and never nothing. Lines stay. */
export function lettersOf(pdf: Pdf): (text: string) => string {
  const { font } = (pdf.font("plain") as unknown as WithFont)._font;
  const known = new Map<string, boolean>();
  const has = (letter: string): boolean => {
    const before = known.get(letter);
    if (before !== undefined) return before;
    const found = font.hasGlyphForCodePoint(letter.codePointAt(0) ?? 0);
    known.set(letter, found);
    return found;
  };
  const line = (text: string): string =>
    Array.from(text.replaceAll("\t", " ").replace(unseen, ""), (letter) =>
      has(letter) ? letter : lacking,
    ).join("");
  return (text) =>
    text
      .normalize("NFC")
      .split(/\r\n|\r|\n/)
      .map(line)
      .join("\n");
}
