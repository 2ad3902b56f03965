import { expect, test } from "vitest";
import { areBars, type Bar, barMark, barText } from "./bar.ts";
import { proposeBars } from "./propose-bars.ts";

const bar = (from: number, to: number): Bar => ({ from, to, ground: "2" });

test("[PT-4] what is barred is not in the text, and how long it was is not either", () => {
  const text = "たろうさんが、みほん小の花子ちゃんに言った";
  const bars = [bar(0, 5), bar(text.indexOf("花子"), text.indexOf("に言った"))];
  expect(areBars(bars, text)).toBe(true);
  expect(barText(text, bars)).toBe("■■■■［2号］が、みほん小の■■■■［2号］に言った");
  expect(barText("あ", [bar(0, 1)])).toBe(barText("とても ながい じゅうしょ", [bar(0, 13)]));
  expect(barText(text, [])).toBe(text);
  expect(barMark("1")).toContain("1号");
});

test("[PT-4] bars that overlap, stand outside, hold nothing or part a letter are none", () => {
  const text = "あ𠮷い";
  for (const wrong of [
    [bar(0, 2), bar(1, 3)],
    [bar(2, 3), bar(0, 1)],
    [bar(0, 5)],
    [bar(1, 1)],
    [bar(2, 3)],
    [bar(0, 2)],
  ])
    expect(areBars(wrong, text)).toBe(false);
  expect(areBars([bar(1, 3)], text)).toBe(true);
  expect(areBars([bar(0, 1), bar(1, 3)], text)).toBe(true);
});

test.each([
  ["きのう 山田さんに たたかれた", ["山田さん"]],
  ["たろうくんと ハナちゃん", ["たろうくん", "ハナちゃん"]],
  ["佐藤先生が見ていた", ["佐藤先生"]],
  ["でんわは 0166-00-0000 です", ["0166-00-0000"]],
  ["メールは mihon@example.jp です", ["mihon@example.jp"]],
  ["緑が丘3条4丁目5番にいる", ["緑が丘3条4丁目5番"]],
  ["〒070-0000に届いた", ["〒070-0000"]],
  ["2年3組のこと", ["2年3組"]],
  ["「山田さんに、なにもしてないのに たたかれました」", ["山田さん"]],
  ["先生にも親にも言えない", []],
  ["3日前の10時に見た", []],
])("[PT-4] by form alone, somebody who may be somebody else: %s", (text, found) => {
  expect(proposeBars(text).map(({ from, to }) => text.slice(from, to))).toEqual(found);
  expect(areBars(proposeBars(text), text)).toBe(true);
});
