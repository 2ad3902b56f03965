import type { Face } from "../../../domain/faces.ts";
import type { Talk } from "../../shared/talk.ts";

/** As the consultee chose among them. */
export const faceWords: Readonly<Record<Face, string>> = {
  1: "とてもつらい",
  2: "つらい",
  3: "ふつう",
  4: "少し楽",
  5: "楽",
};

/** 気持ち：つらい→少し楽; empty where nothing was shown. */
export function facesInShort({ before, after }: Talk["faces"]): string {
  if (!before && !after) return "";
  const [from, to] = [before, after].map((shown) => (shown ? faceWords[shown.face] : "（回答なし）"));
  return after ? `気持ち：${from}→${to}` : `気持ち：${from}`;
}
