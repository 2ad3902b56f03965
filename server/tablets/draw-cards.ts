import { addressLine, cardPromise, codeLine, posterLines } from "../../domain/kit.ts";
import { openDocument, type Pdf } from "../pdf/open-document.ts";
import { accent, drawIcon } from "./draw-icon.ts";
import { spoken } from "./draw-poster.ts";
import { drawQr } from "./draw-qr.ts";
import { drawRuby } from "./draw-ruby.ts";
import type { Sheet } from "./sheet.ts";

const millimetre = 72 / 25.4;
/** As the sheets that are sold for cards: ten of 91 × 55 mm on A4. */
const card = { width: 91 * millimetre, height: 55 * millimetre };
const corner = { x: 14 * millimetre, y: 11 * millimetre };
const [columns, rows] = [2, 5];
const [ink, grey, hair] = ["#1a1a1a", "#595959", "#c8c8c8"];
const qrSide = 106;

/** Ten cards on a page, with hairlines to cut along. They name no school: a card in a pencil case says nothing. */
export function drawCards(sheet: Sheet): Pdf {
  const pdf = openDocument(`${sheet.label}　カード`, sheet.madeAt);
  pdf.page.margins = { top: 0, bottom: 0, left: 0, right: 0 };
  pdf.markContent("Artifact", { type: "Layout" });
  pdf.save().lineWidth(0.4).strokeColor(hair);
  for (let n = 0; n < columns * rows; n++) {
    const { x, y } = cornerOf(n);
    pdf.rect(x, y, card.width, card.height).stroke();
  }
  pdf.restore();
  pdf.endMarkedContent();
  for (let n = 0; n < columns * rows; n++) drawCard(pdf, sheet, cornerOf(n));
  return pdf;
}

function cornerOf(n: number) {
  const [column, row] = [n % columns, Math.floor(n / columns)];
  return { x: corner.x + column * card.width, y: corner.y + row * card.height };
}

function drawCard(pdf: Pdf, { address, label, wording, code }: Sheet, at: { x: number; y: number }): void {
  const width = card.width - qrSide - 22;
  const x = at.x + 14;
  const line = (marked: string, down: number, size: number, face: "plain" | "strong", colour: string) =>
    drawRuby(pdf, { marked, x, y: at.y + down, width, size, face, colour, align: "left" });
  drawIcon(pdf, { x, y: at.y + 14, side: 17 });
  drawRuby(pdf, {
    ...{ marked: label, x: x + 23, y: at.y + 15, width: width - 23, size: 11 },
    ...{ face: "strong", colour: accent, align: "left" },
  });
  for (const [nth, marked] of posterLines[wording].heading.entries())
    line(marked, 49 + nth * 24, 13.5, "strong", ink);
  line(cardPromise, 100, 8.5, "plain", grey);
  line(addressLine, 119, 6.5, "plain", grey);
  line(spoken(address), 127, 8.5, "strong", ink);
  if (code !== null) line(`${codeLine.card} ${code}`, 141, 7, "plain", grey);
  drawQr(pdf, address, {
    x: at.x + card.width - qrSide - 4,
    y: at.y + (card.height - qrSide) / 2,
    side: qrSide,
  });
}
