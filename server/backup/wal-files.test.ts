import { expect, test } from "vitest";
import { isOnTheWay, lineageOf, walFileAt, walFilesBetween } from "./wal-files.ts";

const one = lineageOf(1, "");

test("a place of the log stands in a file of 16 MB, named by its timeline", () => {
  expect(walFileAt(1, "0/2000028")).toBe("000000010000000000000002");
  expect(walFileAt(2, "1A/FF000000")).toBe("000000020000001A000000FF");
});

test("files from here to there are counted over the border of 256, and the first gap is named", () => {
  const names = ["FE", "FF"].map((at) => `0000000100000000000000${at}`);
  const after = "000000010000000100000000";
  expect(walFilesBetween([...names, after], one, "0/FE000100", "1/10")).toEqual({
    files: [...names, after],
    missing: null,
  });
  const gap = walFilesBetween([names[0] ?? "", after], one, "0/FE000100", "1/10");
  expect(gap.missing).toBe("00000000000000FF");
  expect(walFilesBetween(names, one, "0/FE000100", null)).toEqual({ files: names, missing: null });
  expect(walFilesBetween([], one, "0/FE000100", null).missing).toBe("00000000000000FE");
});

test("files of a timeline that does not lead there are left out", () => {
  const names = ["000000010000000000000002", "000000020000000000000002", "000000030000000000000002"];
  const two = lineageOf(2, '1\t0/2000100\tat restore point "close-20261122"\n');
  expect(walFilesBetween(names, two, "0/2000028", "0/2000200").files).toEqual(names.slice(0, 2));
});

test("a place of an earlier timeline is on the way up to where that one was left", () => {
  const three = lineageOf(3, "1\t0/2000100\tx\n\n2\t0/5000000\ty\n");
  expect(isOnTheWay(three, 1, "0/2000100")).toBe(true);
  expect(isOnTheWay(three, 1, "0/2000101")).toBe(false);
  expect(isOnTheWay(three, 2, "0/4000000")).toBe(true);
  expect(isOnTheWay(three, 3, "9/0")).toBe(true);
  expect(isOnTheWay(three, 4, "0/1")).toBe(false);
});
