import { expect, test } from "vitest";
import { emptySheet, longestSheetWords, sheetFault } from "./risk-sheet.ts";

test("[UC-8] half a sheet is more than none: only one that says nothing, too much, or what cannot be stored is refused", () => {
  const said = (where: string) => ({ ...emptySheet, words: { ...emptySheet.words, where } });
  expect(sheetFault(emptySheet)).toBe("record-empty");
  expect(sheetFault(said(" \n"))).toBe("record-empty");
  expect(sheetFault(said("じぶんの部屋"))).toBeNull();
  expect(sheetFault({ ...emptySheet, dangers: ["suicide"] })).toBeNull();
  expect(sheetFault({ ...emptySheet, company: "feared" })).toBeNull();
  expect(sheetFault(said("𠮷".repeat(longestSheetWords)))).toBeNull();
  expect(sheetFault(said("𠮷".repeat(longestSheetWords + 1)))).toBe("record-too-long");
  expect(sheetFault(said("\ud83d"))).toBe("record-malformed");
  expect(sheetFault(said("\0"))).toBe("record-malformed");
});
