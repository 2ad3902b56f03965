import fc from "fast-check";
import { expect, test } from "vitest";
import { dangerCheck, firstDangerWords, isDangerWord } from "./danger.ts";

const isDanger = dangerCheck(firstDangerWords);

test("[UC-1] a danger word is found however it is written: width, kana, marks, spaces, pictures, drawn out", () => {
  const written = [
    ...[
      "しにたい",
      "死にたい",
      "シニタイ",
      "ｼﾆﾀｲ",
      "しにたぃ",
      "し に た い",
      "し、に、た、い",
      "し\nに\nた\nい",
    ],
    ...[
      "しにたーーい",
      "しにたいいいい",
      "ししにたい",
      "し😢に😢た😢い",
      "し\u200bに\u200bた\u200bい",
      "し.に.た.い",
    ],
    ...[
      "もう　死　に　た　い　です",
      "ﾘｽｶした",
      "りすかした",
      "自　殺",
      "きえたい…",
      "キエタイ",
      "じ〜さ〜つ",
      "しにたッい",
    ],
  ];
  const missed = written.filter((text) => !isDanger(text));
  // A small っ in between is a letter like any other.
  expect(missed).toEqual(["しにたッい"]);
});

test("[UC-1] what says nothing of the kind is left alone", () => {
  for (const text of [
    "",
    "こんにちは",
    "友だちとけんかした",
    "学校に行きたくない",
    "👋",
    "\ud800",
    "しん",
    "にたい",
  ])
    expect([text, isDanger(text)]).toEqual([text, false]);
});

test("[UC-1] the list is the city's own: a word of it is found, and what is no word of it is not", () => {
  const own = dangerCheck(["かわにいく", "OD"]);
  expect([own("カワに いく"), own("ｏｄした"), own("しにたい")]).toEqual([true, true, false]);
  expect(dangerCheck([])("しにたい")).toBe(false);
});

test("[UC-1] a mark, a space or one letter is no word: it would be found in everything", () => {
  for (const word of ["", " ", "。。。", "😢", "ー", "あ", "ああああ"])
    expect([word, isDangerWord(word)]).toEqual([word, false]);
  expect(dangerCheck(["", "。", "あ"])("あいうえお。")).toBe(false);
  for (const word of firstDangerWords) expect(isDangerWord(word)).toBe(true);
});

test("[UC-1] whatever is put around and between its letters, a word is still found", () => {
  const between = fc.constantFrom("", " ", "。", "ー", "😢", "\u200d", "\n", "・", "！");
  const word = fc.constantFrom(...firstDangerWords);
  fc.assert(
    fc.property(
      word,
      fc.array(between, { minLength: 40, maxLength: 40 }),
      fc.string(),
      fc.string(),
      (one, marks, before, after) => {
        const spread = [...one].map((letter, at) => letter + (marks[at] ?? "")).join("");
        // Between を and ん, as a repeated letter counts once and no word of the list begins or ends with these.
        expect(isDanger(`${before}を${spread}ん${after}`)).toBe(true);
      },
    ),
  );
});
