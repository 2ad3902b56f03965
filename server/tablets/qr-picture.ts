import type { KitFile } from "../../domain/kit.ts";
import { qrCode } from "./qr-code.ts";
import { textFile } from "./text-file.ts";

/** Modules that stay white around a code, as its standard asks. */
export const quietEdge = 4;

/** For a school's own papers: SVG, sharp at every size. */
export function qrPicture(name: string, address: string): KitFile {
  const rows = qrCode(address);
  const side = rows.length + 2 * quietEdge;
  const dark = rows.flatMap((row, y) =>
    row.flatMap((isDark, x) => (isDark ? [`M${x + quietEdge} ${y + quietEdge}h1v1h-1z`] : [])),
  );
  return textFile(
    name,
    [
      `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${side} ${side}" shape-rendering="crispEdges">`,
      `<path fill="#fff" d="M0 0h${side}v${side}h-${side}z"/>`,
      `<path fill="#000" d="${dark.join("")}"/>`,
      "</svg>",
      "",
    ].join("\n"),
  );
}
