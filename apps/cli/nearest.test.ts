import { expect, test } from "vitest";
import { nearest } from "./nearest.ts";

const words = ["staff invite", "staff list", "keys status", "keys rotate", "doctor"];

test.each([
  ["keys stauts", "keys status"],
  ["key rotate", "keys rotate"],
  ["Doctor", "doctor"],
  ["docter", "doctor"],
  ["stff lst", "staff list"],
  ["backup", null],
  ["", null],
])("%j was probably meant as %j", (word, meant) => {
  expect(nearest(word, words)).toBe(meant);
});
