import { expect, test } from "vitest";
import { csvOf } from "./csv.ts";

test("[S8.4] A5: a file for Excel begins with a byte order mark, ends its lines with CRLF and quotes what it must", () => {
  expect(
    csvOf([
      ["区分", "件数"],
      ['「"いじめ",その他」\r\n', "3"],
    ]),
  ).toBe('\ufeff区分,件数\r\n"「""いじめ"",その他」\r\n",3\r\n');
});

test("[EX-4] [S8.4] A5: no cell is a formula, however it is written; numbers stay numbers", () => {
  const nasty = [
    "=1+1",
    "+81",
    "-2+3",
    "@SUM(A1)",
    "\t=1",
    " =1",
    "＝1+1",
    "＠SUM",
    "\r=1",
    "=cmd|'/C calc'!A0",
  ];
  for (const text of nasty) {
    const cell = csvOf([[text]]).slice(1);
    expect(cell).toMatch(/^"?'/);
    expect(cell).toContain(text);
  }
  expect(csvOf([["-3", "-3.5", "3", "a=1"]])).toBe("\ufeff-3,-3.5,3,a=1\r\n");
});
