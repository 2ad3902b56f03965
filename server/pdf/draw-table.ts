import { grey, ink } from "./draw-words.ts";
import type { Face, Pdf } from "./open-document.ts";
import type { PaperBlock, PaperColumn } from "./paper.ts";

type Table = Extract<PaperBlock, { kind: "table" }>;
type Place = PaperColumn & { readonly x: number; readonly points: number };

const size = 9;
const padding = 4;
const after = 10;
const headFill = "#eef1f4";

function placesOf(pdf: Pdf, columns: readonly PaperColumn[]): readonly Place[] {
  const { left, right } = pdf.page.margins;
  const shares = columns.reduce((sum, { width }) => sum + width, 0);
  const each = (pdf.page.width - left - right) / shares;
  let x = left;
  return columns.map((column) => {
    const place = { ...column, x, points: column.width * each };
    x += place.points;
    return place;
  });
}

const options = ({ points, figures }: Place) =>
  ({ width: points - 2 * padding, align: figures ? "right" : "left", lineGap: 1.5 }) as const;

function heightOf(pdf: Pdf, places: readonly Place[], cells: readonly string[], face: Face): number {
  pdf.font(face).fontSize(size);
  const heights = places.map((place, at) => pdf.heightOfString(cells[at] ?? "", options(place)));
  return Math.max(...heights) + 2 * padding;
}

/** The types of pdfkit leave it out; PDF/UA wants it of each heading. */
const scope = (of: "Row" | "Column"): object => ({ scope: of });

/** Lines and ground say nothing to those who hear it. */
function drawGround(
  pdf: Pdf,
  places: readonly Place[],
  y: number,
  height: number,
  fill: string | null,
): void {
  pdf.markContent("Artifact", { type: "Layout" });
  for (const { x, points } of places) {
    pdf.save().lineWidth(0.5).strokeColor(grey).rect(x, y, points, height);
    if (fill) pdf.fillAndStroke(fill, grey);
    else pdf.stroke();
    pdf.restore();
  }
  pdf.endMarkedContent();
}

function drawCell(pdf: Pdf, place: Place, y: number, text: string, face: Face): void {
  pdf.font(face).fontSize(size).fillColor(ink);
  pdf.text(text, place.x + padding, y + padding, options(place));
}

/** Each row stands on one page; the names of the columns stand on top of each page again, where they are an ornament. */
export function drawTable(pdf: Pdf, { title, columns, rows }: Table): void {
  const places = placesOf(pdf, columns);
  const names = columns.map(({ name }) => name);
  const table = pdf.struct("Table", { title });
  pdf.addStructure(table);
  const headHeight = heightOf(pdf, places, names, "strong");

  const drawRow = (cells: readonly string[], head: boolean): void => {
    const face = head ? "strong" : "plain";
    const height = heightOf(pdf, places, cells, face);
    if (height + headHeight > pdf.page.maxY() - pdf.page.margins.top)
      throw new Error("A row of a table is longer than a page.");
    const company = head ? 2 * height : height;
    if (pdf.y + company > pdf.page.maxY()) {
      pdf.addPage();
      if (!head) repeatHead();
    }
    const y = pdf.y;
    drawGround(pdf, places, y, height, head ? headFill : null);
    const row = pdf.struct("TR");
    table.add(row);
    places.forEach((place, at) => {
      const draw = () => drawCell(pdf, place, y, cells[at] ?? "", face);
      if (head) row.add(pdf.struct("TH", scope("Column"), draw));
      else if (at === 0) row.add(pdf.struct("TH", scope("Row"), draw));
      else row.add(pdf.struct("TD", {}, draw));
    });
    row.end();
    pdf.y = y + height;
  };
  const repeatHead = (): void => {
    const y = pdf.y;
    drawGround(pdf, places, y, headHeight, headFill);
    pdf.markContent("Artifact", { type: "Pagination" });
    for (const [at, place] of places.entries()) drawCell(pdf, place, y, names[at] ?? "", "strong");
    pdf.endMarkedContent();
    pdf.y = y + headHeight;
  };

  drawRow(names, true);
  for (const cells of rows) drawRow(cells, false);
  table.end();
  pdf.x = pdf.page.margins.left;
  pdf.y += after;
}
