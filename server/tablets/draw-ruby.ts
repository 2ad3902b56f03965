import { parts } from "../../domain/ruby.ts";
import type { Face, Pdf } from "../pdf/open-document.ts";

type Line = {
  /** With its ruby, {漢字|かんじ}. */
  readonly marked: string;
  readonly x: number;
  /** Where the base stands; the readings stand above it. */
  readonly y: number;
  /** Made smaller where it would be wider. */
  readonly width: number;
  readonly size: number;
  readonly face: Face;
  readonly colour: string;
  readonly align: "left" | "center";
};

const rubyShare = 0.42;
/** In points: smaller, nobody reads it. */
const smallestRuby = 6.5;
const rubyAbove = 0.92;

/** One line with its readings above. The bases are what is heard and copied; the readings are an ornament of the page. */
export function drawRuby(pdf: Pdf, line: Line): void {
  const whole = pdf.struct("P");
  pdf.addStructure(whole);
  const size = fitting(pdf, line);
  const placed = placesOf(pdf, line, size);
  whole.add(
    pdf.struct("Span", { actual: placed.map(({ text }) => text).join("") }, () => {
      pdf.font(line.face).fontSize(size).fillColor(line.colour);
      for (const { text, textX } of placed) pdf.text(text, textX, line.y, { lineBreak: false });
    }),
  );
  whole.end();
  pdf.markContent("Artifact", { type: "Layout" });
  pdf.font("plain").fontSize(rubySize(size));
  for (const { ruby, rubyX } of placed)
    if (ruby !== null) pdf.text(ruby, rubyX, line.y - rubySize(size) * rubyAbove, { lineBreak: false });
  pdf.endMarkedContent();
}

function rubySize(size: number): number {
  return Math.max(size * rubyShare, smallestRuby);
}

function fitting(pdf: Pdf, line: Line): number {
  const width = placesOf(pdf, { ...line, align: "left", x: 0 }, line.size).at(-1)?.end ?? 0;
  return width > line.width ? (line.size * line.width) / width : line.size;
}

function placesOf(pdf: Pdf, { marked, x, width, face, align }: Line, size: number) {
  const widths = parts(marked).map((part) => {
    const text = pdf.font(face).fontSize(size).widthOfString(part.text);
    const ruby = part.ruby === null ? 0 : pdf.font("plain").fontSize(rubySize(size)).widthOfString(part.ruby);
    return { ...part, own: { text, ruby }, space: Math.max(text, ruby) };
  });
  const all = widths.reduce((sum, { space }) => sum + space, 0);
  let at = align === "center" ? x + (width - all) / 2 : x;
  return widths.map(({ text, ruby, own, space }) => {
    const begins = at;
    at += space;
    return {
      ...{ text, ruby, end: at },
      textX: begins + (space - own.text) / 2,
      rubyX: begins + (space - own.ruby) / 2,
    };
  });
}
