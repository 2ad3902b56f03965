import { faceNames } from "../../../domain/face-names.ts";
import type { Talk } from "../../shared/talk.ts";

/** 気持ち：つらい→少し楽; empty where nothing was shown. */
export function facesInShort({ before, after }: Talk["faces"]): string {
  if (!before && !after) return "";
  const [from, to] = [before, after].map((shown) => (shown ? faceNames[shown.face] : "（回答なし）"));
  return after ? `気持ち：${from}→${to}` : `気持ち：${from}`;
}
