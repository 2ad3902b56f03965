import { expect, test } from "vitest";
import { toCp932 } from "./cp932.ts";

const read = (text: string): string => new TextDecoder("shift_jis").decode(toCp932(text).bytes);

test("[S8.4] CP932: what it knows comes back as it was, also NEC's and IBM's signs, half-width kana and line ends", () => {
  const text = '番号,本文\r\nいじめ①髙﨑彅ｱｲｳ～－∥表ソ十\\~\t"';
  expect(read(text)).toBe(text);
  expect(toCp932(text).replaced.size).toBe(0);
  // The bytes that Windows itself writes.
  expect([...toCp932("表①髙").bytes]).toEqual([0x95, 0x5c, 0x87, 0x40, 0xfb, 0xfc]);
});

test("[S8.4] CP932: what it does not know is replaced and counted, letter by letter; the same sign elsewhere is that sign", () => {
  const { replaced } = toCp932("😢と😢と𠮷と〜");
  expect(read("😢と𠮷〜−")).toBe("〓と〓～－");
  expect([...replaced]).toEqual([
    ["😢", 2],
    ["𠮷", 1],
  ]);
});
