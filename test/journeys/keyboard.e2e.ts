import { test } from "vitest";
import { child, desk, expect, expectTexts, tabTo, wordsOf } from "./screens.ts";
import { openStage } from "./stage.ts";

test("A18: a counsellor signs in, picks, claims, answers, closes and signs out by keyboard alone, and always sees where they are", async (context) => {
  const stage = await openStage(context);
  const signIn = await stage.enrol("soudan1", "相談員 みほん一郎", "counsellor");
  const children = [await stage.open(), await stage.open()];
  const [one, other] = await Promise.all(children.map((device) => device.tab("/")));
  if (!one || !other) throw new Error("unreachable");
  await child.writes(other, "ひとりめ");
  await expectTexts(other, ["ひとりめ"]);
  await expect(other.locator('[data-receipt="delivered"]')).toHaveCount(1);
  await child.writes(one, "ふたりめ");

  const office = await stage.open();
  const table = await office.tab("/desk");
  const { keyboard } = table;
  await expect(table.getByRole("textbox", { name: "サインイン名" })).toBeFocused();
  await keyboard.type(signIn.name);
  await tabTo(table, table.getByRole("textbox", { name: "パスワード", exact: true }));
  await keyboard.type(signIn.password);
  await keyboard.press("Enter");

  await expect(desk.row(table, 1_002)).toBeVisible();
  await tabTo(table, desk.row(table, 1_001));
  await keyboard.press("ArrowDown");
  await expect(desk.row(table, 1_002)).toBeFocused();
  await keyboard.press("Enter");
  await expectTexts(table, ["ふたりめ"]);

  await tabTo(table, table.getByRole("button", { name: "対応を始める" }));
  await keyboard.press("Enter");
  // Who comes for the first time has an empty briefing: one key.
  await expect(table.getByRole("region", { name: "履歴の確認" })).toBeFocused();
  await keyboard.press("Enter");
  await expect(desk.reply(table)).toBeFocused();
  await keyboard.type("よく来てくれました");
  await keyboard.press("Control+Enter");
  await expectTexts(one, ["ふたりめ", "よく来てくれました"]);
  await expect(desk.reply(table)).toBeFocused();
  await keyboard.type("またいつでも");
  await tabTo(table, table.getByRole("button", { name: "送信する" }));
  await keyboard.press("Enter");
  await expectTexts(one, ["ふたりめ", "よく来てくれました", "またいつでも"]);

  // Escape leaves everything as it was.
  await tabTo(table, table.getByRole("button", { name: "終了する" }), "Shift+Tab");
  await keyboard.press("Enter");
  await expect(table.getByRole("dialog")).toBeVisible();
  await keyboard.press("Escape");
  await expect(table.getByRole("dialog")).toHaveCount(0);
  await expect(table.getByRole("button", { name: "終了する" })).toBeFocused();
  await keyboard.press("Enter");
  await tabTo(table, table.getByRole("dialog").getByRole("button", { name: "終了する" }));
  await keyboard.press("Enter");
  await expect.poll(() => wordsOf(child.status(one))).toMatch(/^この相談は、ここで終わり/);
  await expect(desk.section(table, "終了").getByRole("button")).toHaveCount(1);

  await tabTo(table, table.getByRole("button", { name: "サインアウト" }));
  await keyboard.press("Enter");
  await expect(table.getByRole("textbox", { name: "サインイン名" })).toBeFocused();
  expect(office.complaints).toEqual([]);
});
