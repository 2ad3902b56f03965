import type { Face } from "./faces.ts";

/** As the consultee chose among them. */
export const faceNames: Readonly<Record<Face, string>> = {
  1: "とてもつらい",
  2: "つらい",
  3: "ふつう",
  4: "少し楽",
  5: "楽",
};
