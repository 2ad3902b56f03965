import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { excerptOf, hasWords, longestTerm, searchSpelling, wordsOfTerm } from "./search.ts";

const found = (text: string, term: string): boolean => {
  const words = wordsOfTerm(term);
  return words !== null && hasWords(text, words);
};
const said = (text: string, term: string): string =>
  excerptOf(text, wordsOfTerm(term) ?? [])
    .map((part) => (part.isHit ? `[${part.text}]` : part.text))
    .join("");

describe("[S8.11] [SR-1] a term is found however it was written", () => {
  test.each([
    ["くつをかくされた", "クツ"],
    ["ｸﾂをかくされた", "くつ"],
    ["ガッコウにいけない", "がっこう"],
    ["ｶﾞｯｺｳにいけない", "ガッコウ"],
    ["LINEでわるぐち", "ｌｉｎｅ"],
    ["がっこうに いきたくない", "がっこうにいきたくない"],
    ["がっこうに\nいきたくない", "に いきたく"],
    ["が\u200bっこう", "がっこう"],
    ["か\u3099っこう", "がっこう"],
    ["５年２組", "5年2組"],
    ["㍻の話", "平成"],
    ["部活の先輩がこわい", "先輩　部活"],
  ])("%s: %s", (text, term) => expect(found(text, term)).toBe(true));

  test.each([
    ["がつこう", "がっこう"],
    ["はは", "ばば"],
    ["部活の先輩", "部活 後輩"],
  ])("and %s not by %s", (text, term) => expect(found(text, term)).toBe(false));

  test("two letters are enough, one is not, and spaces are none", () => {
    expect(wordsOfTerm("死")).toBeNull();
    expect(wordsOfTerm("死 ")).toBeNull();
    expect(wordsOfTerm("　")).toBeNull();
    expect(wordsOfTerm("😢")).toBeNull();
    expect(wordsOfTerm("いじ")).toEqual(["いじ"]);
    expect(wordsOfTerm("あ い")).toEqual(["あ", "い"]);
    expect(wordsOfTerm("あ".repeat(longestTerm))).not.toBeNull();
    expect(wordsOfTerm("あ".repeat(longestTerm + 1))).toBeNull();
  });
});

const letter = fc.constantFrom(
  ...[
    "あ",
    "ア",
    "ｱ",
    "が",
    "ガ",
    "ｶﾞ",
    "か",
    "カ",
    "っ",
    "ッ",
    "パ",
    "ﾊﾟ",
    "ぱ",
    "学",
    "校",
    "髙",
    "A",
    "ａ",
    "z",
    "Ｚ",
  ],
  ...["1", "１", "。", "ー", "ｰ", "ヴ", "ゔ", "😢", "👨‍👩‍👧", "①", "㌔", "Σ", "ς", "é", "e\u0301"],
);
const writing = fc.array(letter, { minLength: 2, maxLength: 30 }).map((letters) => letters.join(""));
const otherwise = (text: string): string =>
  [...new Intl.Segmenter("ja").segment(text)]
    .map(({ segment }) => segment)
    .map((one) =>
      one.normalize("NFKC").replace(/[ァ-ヶ]/g, (k) => String.fromCharCode(k.charCodeAt(0) - 0x60)),
    )
    .map((one) =>
      /[ぁ-ゖ]/.test(one)
        ? one.replace(/[ぁ-ゖ]/g, (h) => String.fromCharCode(h.charCodeAt(0) + 0x60))
        : one.toUpperCase(),
    )
    .join(" ");

test("[SR-1] whatever is written, any part of it finds it, in its own spelling and in another", () => {
  fc.assert(
    fc.property(writing, fc.nat(), fc.integer({ min: 2, max: 8 }), (text, start, length) => {
      const units = [...new Intl.Segmenter("ja").segment(text)].map(({ segment }) => segment);
      const from = start % units.length;
      const part = units.slice(from, from + length).join("");
      fc.pre(wordsOfTerm(part) !== null);
      expect(found(text, part)).toBe(true);
      expect(found(text, otherwise(part))).toBe(true);
    }),
    { numRuns: 500 },
  );
});

test("[SR-1] one spelling is its own, and where a term is found an excerpt shows it", () => {
  fc.assert(
    fc.property(writing, writing, (text, term) => {
      expect(searchSpelling(searchSpelling(text))).toBe(searchSpelling(text));
      const words = wordsOfTerm(term);
      fc.pre(words !== null);
      const parts = excerptOf(text, words ?? []);
      if (hasWords(text, words ?? [])) expect(parts.some(({ isHit }) => isHit)).toBe(true);
      for (const { isHit, text: part } of parts)
        if (!isHit) expect(words?.some((word) => searchSpelling(part).includes(word))).toBe(false);
    }),
    { numRuns: 500 },
  );
});

test("an excerpt is as it was written, with what was left out and every hit marked", () => {
  expect(said("くつ と ｸﾂ がない", "クツ")).toBe("[くつ] と [ｸﾂ] がない");
  expect(said("がっこうに いきたくない", "うにいき")).toBe("がっこ[うに いき]たくない");
  const long = `${"あ".repeat(100)}いじめ${"う".repeat(200)}`;
  expect(said(long, "いじめ")).toBe(`…${"あ".repeat(24)}[いじめ]${"う".repeat(69)}…`);
  expect(excerptOf("なにもない", ["くつ"])).toEqual([]);
});
