import { drawAside } from "./draw-aside.ts";
import type { Paper } from "./paper.ts";

/** [PF-1] The paper as a PDF: A4, tagged, in Japanese, its letters inside, its pages numbered. */
export function makePdf(paper: Paper): Promise<Uint8Array> {
  return drawAside(new URL("./draw-paper.ts", import.meta.url), paper);
}
