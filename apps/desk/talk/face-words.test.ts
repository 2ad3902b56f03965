import { expect, test } from "vitest";
import { facesInShort } from "./face-words.ts";

const shown = (face: 1 | 2 | 4) => ({ face, remark: null, at: "2026-11-22T05:00:00.000Z" });

test("[CN-14] how the consultee felt, before and after, stands in the head of the talk; nothing where nothing was shown", () => {
  expect(facesInShort({ before: null, after: null })).toBe("");
  expect(facesInShort({ before: shown(2), after: null })).toBe("気持ち：つらい");
  expect(facesInShort({ before: shown(2), after: shown(4) })).toBe("気持ち：つらい→少し楽");
  expect(facesInShort({ before: null, after: shown(1) })).toBe("気持ち：（回答なし）→とてもつらい");
});
