import { grey } from "./draw-words.ts";
import { margin, type Pdf } from "./open-document.ts";

const size = 8;

/** [PF-1] Each page says whose it is, and which of how many: no page is lost unnoticed. */
export function numberPages(pdf: Pdf, foot: string): void {
  const { count } = pdf.bufferedPageRange();
  for (let at = 0; at < count; at++) {
    pdf.switchToPage(at);
    // Below the room of the text, where pdfkit would begin another page.
    pdf.page.margins.bottom = 0;
    pdf.markContent("Artifact", { type: "Pagination", attached: ["Bottom"] });
    pdf.font("plain").fontSize(size).fillColor(grey);
    const y = pdf.page.height - margin / 2 - size;
    const width = pdf.page.width - 2 * margin;
    pdf.text(`${foot}　${at + 1} / ${count} ページ`, margin, y, { width, align: "center", lineBreak: false });
    pdf.endMarkedContent();
    pdf.page.margins.bottom = margin;
  }
}
