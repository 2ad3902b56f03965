import { expect, test } from "vitest";
import { tallyPairs, tallyWords } from "./analysis.ts";

test("[AN-2] a word that four people have said is not among them, however often they said it; five are", () => {
  const tally = tallyWords();
  for (let nth = 0; nth < 5; nth++) tally.hear(nth < 4 ? ["くつ", "学校"] : ["学校"]);
  expect(tally.most()).toEqual([{ word: "学校", people: 5 }]);
});

test("[AN-2] two words count together where somebody said them in one message, each person once, and from five people on", () => {
  const tally = tallyPairs(["学校", "くつ", "先生"]);
  for (let nth = 0; nth < 5; nth++)
    tally.hear([
      ...[new Set(["くつ", "学校", "別"]), new Set(["学校", "くつ"])],
      nth < 4 ? new Set(["学校", "先生"]) : new Set(["先生"]),
    ]);
  expect(tally.most()).toEqual([{ words: ["学校", "くつ"], people: 5 }]);
});

test("[AN-2] more words than can be held: rare ones are let go of, and no count becomes too large", () => {
  const tally = tallyWords(50);
  for (let nth = 0; nth < 2_000; nth++)
    tally.hear(["学校", `めずらしい${nth}`, nth % 100 === 0 ? "くつ" : "別"]);
  const most = tally.most();
  expect(most[0]).toEqual({ word: "学校", people: 2_000 });
  for (const { word, people } of most) expect(people).toBeLessThanOrEqual(word === "くつ" ? 20 : 2_000);
});
