import { expect, test } from "vitest";
import type { Bar } from "../../../../domain/bar.ts";
import { addBar, changeGround, placeIn } from "./add-bar.ts";

const bar = (from: number, to: number, ground: Bar["ground"] = "2"): Bar => ({ from, to, ground });

test("[PT-4] what is barred besides widens what it touches, and stands in its order", () => {
  expect(addBar([bar(5, 8)], bar(0, 2, "1"))).toEqual([bar(0, 2, "1"), bar(5, 8)]);
  expect(addBar([bar(5, 8), bar(10, 12)], bar(7, 10, "1"))).toEqual([bar(5, 12, "1")]);
  expect(addBar([bar(5, 8)], bar(6, 7))).toEqual([bar(5, 8)]);
  const bars = [bar(0, 2), bar(5, 8)];
  expect(changeGround(bars, bars[1] as Bar, "7")).toEqual([bar(0, 2), bar(5, 8, "7")]);
});

test("a place in a field is a place in the text, whatever its lines end with", () => {
  expect(placeIn("あ\r\nい", 2)).toBe(3);
  expect(placeIn("あ\nい", 2)).toBe(2);
  expect(placeIn("あ", 9)).toBe(1);
});
