import { expect, test } from "vitest";
import { type Trait, traitsOf } from "./traits.ts";

function finds(text: string, ...traits: readonly Trait[]): void {
  for (const trait of traits) expect([...traitsOf(text)], text).toContain(trait);
}

function findsNo(text: string, ...traits: readonly Trait[]): void {
  for (const trait of traits) expect([...traitsOf(text)], text).not.toContain(trait);
}

test("[S11.7] [PX-3] kind replies are told by their words", () => {
  finds("書いてくれてありがとう。話せるところからで、ゆっくりでいいですよ。", "thanks", "unhurried");
  finds("それは、つらかったですね。", "feeling");
  finds("あなたの命が心配です。だれかに知らせることがあります。", "honesty", "feeling");
  finds("いま、どこにいますか。ちかくにだれかいますか。", "safety", "question");
  finds("ここからは、別の相談員に交代します。最初から話さなくても大丈夫です。", "change", "next");
  finds("お待たせして申し訳ありません。", "apology");
  expect([...traitsOf("はい。")]).toEqual(["short"]);
});

test("[PX-3] what hurts is told by its words", () => {
  finds("なんで先生に言わないの？", "blame");
  finds("あなたにも原因があるのではないですか", "blame");
  finds("考えすぎですよ。気にしないほうがいいです。", "dismissal", "advice");
  finds("いつから？だれに？どこで？", "pressing");
  finds("だれにも言いません。約束します。", "promise");
  finds("必ず解決します", "promise");
  finds("それは担当ではありませんので、できかねます。", "excuse");
});

test("[PX-3] what only looks like it is not taken for it", () => {
  findsNo("だれにも言わないでほしいんですね。", "promise");
  findsNo("ぜったいに言わない、という約束はできません。", "promise");
  finds("ぜったいに言わない、という約束はできません。", "honesty");
  findsNo("どうしてほしいか、聞かせてください。なんでも話してください。", "blame");
  findsNo("あなたに悪いところはありません。", "blame");
  findsNo("あなたもつらかったですね。", "blame");
  findsNo("いいえ、気にしないでくださいね。", "dismissal");
  findsNo("いつでも話してくださいね。どうでしょうか。", "pressing");
});

test("[PX-3] letters of another width say the same", () => {
  finds("どこ？だれ？いつ？", "pressing");
  finds("どこ?だれ?いつ?", "pressing");
});
