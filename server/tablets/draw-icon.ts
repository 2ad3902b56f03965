import type { Pdf } from "../pdf/open-document.ts";

export type Square = { readonly x: number; readonly y: number; readonly side: number };

export const accent = "#006173";

/** The page's own icon, as its file shows it. */
export function drawIcon(pdf: Pdf, { x, y, side }: Square): void {
  const unit = side / 32;
  pdf.markContent("Artifact", { type: "Layout" });
  pdf.save();
  pdf.roundedRect(x, y, side, side, 8 * unit).fill(accent);
  pdf.circle(x + 12.5 * unit, y + 14 * unit, 6.5 * unit).fill("#ffffff");
  pdf.circle(x + 21.5 * unit, y + 19.5 * unit, 4.5 * unit).fill("#ffffff");
  pdf.restore();
  pdf.endMarkedContent();
}
