import type { Face, Pdf } from "./open-document.ts";

type Look = {
  readonly face: Face;
  readonly size: number;
  readonly colour: string;
  readonly before: number;
  readonly after: number;
};
type Tag = "H1" | "H2" | "H3" | "P";

export const ink = "#1a1a1a";
export const grey = "#595959";

const looks = {
  title: { face: "strong", size: 18, colour: ink, before: 0, after: 4 },
  2: { face: "strong", size: 13, colour: ink, before: 16, after: 5 },
  3: { face: "strong", size: 11, colour: ink, before: 10, after: 3 },
  words: { face: "plain", size: 10, colour: ink, before: 0, after: 6 },
  quiet: { face: "plain", size: 8.5, colour: grey, before: 0, after: 4 },
} as const satisfies Record<string, Look>;

/** A heading is not left alone at the end of a page. */
const companyHeight = 60;

export function drawWords(pdf: Pdf, tag: Tag, look: keyof typeof looks, text: string): void {
  const { face, size, colour, before, after } = looks[look];
  pdf.font(face).fontSize(size);
  if (pdf.y > pdf.page.margins.top) pdf.y += before;
  const wanted = tag === "P" ? pdf.currentLineHeight() : pdf.heightOfString(text) + companyHeight;
  if (pdf.y + wanted > pdf.page.maxY()) pdf.addPage();
  pdf.addStructure(
    pdf.struct(tag, {}, () => {
      pdf.fillColor(colour).text(text, pdf.page.margins.left, pdf.y, { lineGap: size * 0.25 });
    }),
  );
  pdf.y += after;
}
