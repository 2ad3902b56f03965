import { expect, test } from "vitest";
import { passwordFault } from "./password.ts";

const person = { name: "soudan1", displayName: "相談員 みほん一郎" };
const isCommon = (word: string): boolean => ["password", "qwertyuiop12", "iloveyou"].includes(word);
const fault = (password: string) => passwordFault(password, person, isCommon);

test.each([
  ["yuuyake-koyake", null],
  ["あかとんぼゆうやけこやけの", null],
  ["𠮷野家の牛丼を食べたい日", null],
  ["𠮷".repeat(11), "password-too-short"],
  ["x".repeat(11), "password-too-short"],
  ["長い".repeat(101), "password-too-long"],
  ["あ".repeat(3) + "ゆうやけこやけで日が暮れて".repeat(15), null],
  ["QWERTYUIOP12", "password-too-common"],
  ["ｑｗｅｒｔｙｕｉｏｐ１２", "password-too-common"],
  ["passwordpassword", "password-too-common"],
  ["aaaaaaaaaaaa", "password-too-common"],
  ["abcabcabcabc", "password-too-common"],
  ["123456789012", "password-too-common"],
  ["abcdefghijkl", "password-too-common"],
  ["lkjihgfedcba", "password-too-common"],
  ["soudan1soudan1", "password-is-name"],
  ["Soudan1-2026", "password-is-name"],
  ["みほん一郎みほん一郎!!", "password-is-name"],
  ["soudan1-yuuyake-koyake", null],
])("[ST-2] the password %s: %s", (password, expected) => {
  expect(fault(password)).toBe(expected);
});
