import { expect, test } from "vitest";
import { columns, widthOf } from "./columns.ts";

test("columns line up on a terminal, where a Japanese letter is two columns wide", () => {
  expect(columns([["a", "相談員 みほん一郎", "x"], ["bbb", "Ann", "y"], ["c"]])).toEqual([
    "a    相談員 みほん一郎  x",
    "bbb  Ann                y",
    "c",
  ]);
});

test.each([
  ["abc", 3],
  ["相談", 4],
  ["ｶﾅ", 2],
  ["ＡＢ", 4],
  ["✓", 1],
  ["𠮷野", 4],
])("%s is %i wide", (text, width) => expect(widthOf(text)).toBe(width));
