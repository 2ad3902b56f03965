import { expect, test } from "vitest";
import { dangers, emptySheet } from "../../../../domain/risk-sheet.ts";
import { readSheetDraft, toggled } from "./draft.ts";

test("[TX-4] a sheet that was being written is there again; what is none, or of another page, is none or filled up", () => {
  const draft = { version: 2, sheet: { ...emptySheet, dangers: ["abuse" as const] } };
  expect(readSheetDraft(JSON.stringify(draft))).toEqual(draft);
  expect(readSheetDraft(JSON.stringify({ version: 0, sheet: { where: "home" } }))).toEqual({
    version: 0,
    sheet: { ...emptySheet, where: "home" },
  });
  for (const none of ["", "ひとこと", "null", "[]", "{}"]) expect(readSheetDraft(none)).toBeNull();
});

test("what is ticked stands in the list's order", () => {
  expect(toggled(dangers, ["violence"], "suicide")).toEqual(["suicide", "violence"]);
  expect(toggled(dangers, ["suicide", "violence"], "suicide")).toEqual(["violence"]);
});
