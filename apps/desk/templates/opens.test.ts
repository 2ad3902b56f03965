import { expect, test } from "vitest";
import { inserted, opensTemplates } from "./opens.ts";

test("[TP-1] a stroke opens them in an empty composer only", () => {
  expect(opensTemplates("", "/")).toBe(true);
  expect(opensTemplates("", "／")).toBe(true);
  expect(opensTemplates("はい", "はい/")).toBe(false);
  expect(opensTemplates("", "は")).toBe(false);
});

test("[TP-1] what was typed stays around what is put in", () => {
  expect(inserted("", "文", 0)).toEqual({ draft: "文", caret: 1 });
  expect(inserted("まえあと", "文", 2)).toEqual({ draft: "まえ\n文あと", caret: 4 });
  expect(inserted("まえ\n", "文", 3)).toEqual({ draft: "まえ\n文", caret: 4 });
});
