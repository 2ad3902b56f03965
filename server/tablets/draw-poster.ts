import { codeLine, posterLines, posterPromises } from "../../domain/kit.ts";
import { lettersOf } from "../pdf/letters.ts";
import { openDocument, type Pdf } from "../pdf/open-document.ts";
import { accent, drawIcon } from "./draw-icon.ts";
import { drawQr } from "./draw-qr.ts";
import { drawRuby } from "./draw-ruby.ts";
import type { Sheet } from "./sheet.ts";

const [ink, grey, edge] = ["#1a1a1a", "#595959", 40];
const qrSide = 250;

/** A4, to be read from two steps away and by a first-grader. */
export function drawPoster({ address, label, wording, school, code, madeAt }: Sheet): Pdf {
  const pdf = openDocument(`${label}　ポスター`, madeAt);
  // Every place is given outright: pdfkit begins no other page by itself.
  pdf.page.margins = { top: 0, bottom: 0, left: 0, right: 0 };
  const { width, height } = pdf.page;
  const broad = width - 2 * edge;
  const { heading, lead } = posterLines[wording];
  const line = (marked: string, y: number, size: number, face: "plain" | "strong", colour = ink) =>
    drawRuby(pdf, { marked, y, size, face, colour, x: edge, width: broad, align: "center" });

  pdf.markContent("Artifact", { type: "Layout" });
  pdf.rect(0, 0, width, 14).fill(accent);
  pdf.rect(0, height - 14, width, 14).fill(accent);
  pdf.endMarkedContent();
  drawIcon(pdf, { x: (width - 54) / 2, y: 52, side: 54 });
  line(label, 112, 22, "strong", accent);
  for (const [at, marked] of heading.entries()) line(marked, 182 + at * 78, 50, "strong");
  line(lead, 350, 21, "plain");
  drawQr(pdf, address, { x: (width - qrSide) / 2, y: 396, side: qrSide });
  line(spoken(address), 642, 17, "strong");
  for (const [at, marked] of posterPromises.entries()) line(marked, 690 + at * 33, 15, "plain", grey);
  if (code !== null) line(`${codeLine.poster} ${code}`, 782, 11, "plain", grey);
  line(lettersOf(pdf)(school), 798, 10, "plain", grey);
  return pdf;
}

/** An address as one types it. */
export function spoken(address: string): string {
  return address.replace(/^https:\/\//, "").replace(/\/$/, "");
}
