import type { Pdf } from "../pdf/open-document.ts";
import type { Square } from "./draw-icon.ts";
import { qrCode } from "./qr-code.ts";
import { quietEdge } from "./qr-picture.ts";

/** The code of an address, with its quiet edge inside the square. Said to those who do not see it. */
export function drawQr(pdf: Pdf, address: string, { x, y, side }: Square): void {
  const rows = qrCode(address);
  const module = side / (rows.length + 2 * quietEdge);
  pdf.addStructure(
    pdf.struct("Figure", { alt: `QRコード：${address}` }, () => {
      pdf.save().rect(x, y, side, side).fill("#ffffff");
      for (const [row, cells] of rows.entries())
        for (const [column, isDark] of cells.entries())
          if (isDark)
            pdf.rect(x + (column + quietEdge) * module, y + (row + quietEdge) * module, module, module);
      pdf.fill("#000000").restore();
    }),
  );
}
