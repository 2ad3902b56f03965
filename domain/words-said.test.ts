import { expect, test } from "vitest";
import { wordsSaid } from "./words-said.ts";

const said = (text: string): string[] => [...wordsSaid(text)];

test("[S8.4] what children write, with and without kanji and spaces, comes to the same words", () => {
  expect(said("がっこうに いきたくない。おなかが いたい")).toEqual([
    "学校",
    "行きたくない",
    "おなか",
    "痛い",
  ]);
  expect(said("今日学校で友達に無視された")).toEqual(["学校", "友だち", "無視"]);
  expect(said("ともだちにむしされてつらいです")).toEqual(["友だち", "無視", "つらい"]);
  expect(said("ぶかつのせんぱいにたたかれる")).toEqual(["部活", "先輩", "たたく"]);
  expect(said("なぐられたりけられたりする")).toEqual(["なぐる", "ける"]);
  expect(said("クツを隠された。ｽﾏﾎをとられた")).toEqual(["くつ", "かくす", "スマホ", "とる"]);
  expect(said("クラスの子にキモいって言われた。マジで無理")).toEqual([
    ...["クラス", "子", "キモい", "言う", "マジ", "無理"],
  ]);
});

test("[S8.4] what the platform parts is put together: 保健室, 不登校, スマホ; what is whole stays so", () => {
  expect(said("きょうも教室に入れなくて、保健室にいました。")).toEqual(["教室", "保健室"]);
  expect(said("不登校になりそうです")).toEqual(["不登校"]);
  expect(said("仲間はずれにされて、本当につらくて眠れない")).toEqual(["仲間はずれ", "つらい", "ねむれない"]);
  expect(said("死にたいと思うことがあります。消えてしまいたい")).toEqual(["死", "消えたい"]);
  expect(said("話を聞いてほしいです")).toEqual(["話", "聞く"]);
});

test("[AN-2] greetings and particles are no words, nor is anything with a figure or an address", () => {
  expect(said("こんにちは。よろしくお願いします。")).toEqual([]);
  expect(said("電話は090-1234-5678、https://example.jp/abc か aa@example.jp")).toEqual(["電話"]);
  expect(said("むしろだけらしい")).toEqual([]);
});

test("any text at all comes to words or to none", () => {
  for (const text of [
    "",
    "😢👍🏽",
    "\ud800",
    "々々",
    "ーー",
    "Ａａ１",
    "a".repeat(4_000),
    "あ".repeat(4_000),
  ])
    for (const word of wordsSaid(text)) expect(word.length).toBeLessThanOrEqual(40);
});
