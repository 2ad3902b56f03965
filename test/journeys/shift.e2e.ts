import type { Page } from "@playwright/test";
import { test } from "vitest";
import { inspect } from "./inspect.ts";
import { child, desk, expect, expectTexts, tabTo } from "./screens.ts";
import { openStage } from "./stage.ts";

const wide = { viewport: { width: 1_920, height: 1_000 } };
const demands = { target: 32, widths: [] };

const pane = (page: Page, number: number) => page.getByRole("region", { name: `相談 #${number}` });

/** From the list: opens it beside the others, claims it and reads the briefing. By keyboard alone. */
async function takesUp(page: Page, number: number): Promise<void> {
  const { keyboard } = page;
  for (let steps = 0; steps < 5; steps++) {
    if (await page.evaluate(() => document.activeElement?.closest(".list") !== null)) break;
    await keyboard.press("F6");
  }
  await keyboard.press("Home");
  for (let steps = 0; steps < 5; steps++) {
    if (await desk.row(page, number).evaluate((row) => row === document.activeElement)) break;
    await keyboard.press("ArrowDown");
  }
  await expect(desk.row(page, number)).toBeFocused();
  await keyboard.press("Shift+Enter");
  await expect(pane(page, number)).toBeVisible();
  for (let steps = 0; steps < 5; steps++) {
    if (await pane(page, number).evaluate((one) => one.contains(document.activeElement))) break;
    await keyboard.press("F6");
  }
  await keyboard.press("Alt+a");
  await expect(page.getByRole("region", { name: "履歴の確認" })).toBeFocused();
  await keyboard.press("End");
  await expect(page.getByRole("button", { name: "確認しました。返信へ進む" })).toBeVisible();
  await keyboard.press("Enter");
  await expect(pane(page, number).getByRole("textbox", { name: "返信" })).toBeFocused();
}

test("[S8.7] [S8.8] [S8.11] A18: a shift of three talks and an emergency by keyboard alone, from the sign-in to the last record", async (context) => {
  const stage = await openStage(context);
  const signIn = await stage.enrol("soudan1", "相談員 みほん一郎", "counsellor");
  const chief = await stage.enrol("shunin", "主任 みほん三枝", "supervisor");
  const children: Page[] = [];
  for (const text of ["ひとりめ", "ふたりめ", "もう しにたい"]) {
    const page = await (await stage.open()).tab("/");
    await child.writes(page, text);
    await expect(page.locator('[data-receipt="delivered"]')).toHaveCount(1);
    children.push(page);
  }
  const [first, second, third] = children as [Page, Page, Page];
  const supervisor = await (await stage.open(wide)).tab("/desk");
  await desk.signIn(supervisor, chief);

  const office = await stage.open(wide);
  const table = await office.tab("/desk");
  const { keyboard } = table;
  await expect(table.getByRole("textbox", { name: "サインイン名" })).toBeFocused();
  await keyboard.type(signIn.name);
  await tabTo(table, table.getByRole("textbox", { name: "パスワード", exact: true }));
  await keyboard.type(signIn.password);
  await keyboard.press("Enter");
  await expect(desk.row(table, 1_003)).toBeVisible();

  // Every key there is, as one forgets them.
  await keyboard.press("?");
  await expect(table.getByRole("dialog")).toContainText("キー操作の一覧");
  const found = await inspect(table, "shift-1-keys", { target: 32, widths: [1_024, 320] });
  await keyboard.press("Escape");
  await expect(table.getByRole("dialog")).toHaveCount(0);

  await tabTo(table, desk.row(table, 1_001));
  await takesUp(table, 1_001);
  await keyboard.type("/");
  await expect(table.getByRole("combobox", { name: "定型文をさがす" })).toBeFocused();
  await keyboard.type("はじめ");
  await expect(table.getByRole("listbox", { name: "定型文" }).getByRole("option")).toHaveCount(1);
  await keyboard.press("Enter");
  await expect(desk.reply(table)).toHaveValue(/はなしてくれて、ありがとう/);
  await keyboard.press("Control+Enter");
  await expect(first.locator(".log .bubble")).toHaveCount(2);
  // A question mark where one writes is a letter.
  await keyboard.type("どうしたの?");
  await keyboard.press("Control+Enter");
  await expect(first.locator(".log .bubble").last()).toHaveText("どうしたの?");

  await takesUp(table, 1_002);
  await keyboard.press("Alt+k");
  await expect(pane(table, 1_002).getByRole("button", { name: "考え中を伝えています" })).toBeVisible();
  await keyboard.type("読みました");
  await keyboard.press("Control+Enter");
  await expectTexts(second, ["ふたりめ", "読みました"]);

  await takesUp(table, 1_003);
  found.push(...(await inspect(table, "shift-2-three-talks", demands)));
  await keyboard.press("F9");
  await expect(table.getByRole("button", { name: "いますぐ呼ぶ" })).toBeFocused();
  await keyboard.press("Enter");
  await expect(supervisor.locator(".urgent-ringing")).toBeVisible();
  await supervisor.keyboard.press("F9");
  await expect(supervisor.getByRole("button", { name: "受ける" })).toBeFocused();
  await supervisor.keyboard.press("Enter");
  const standing = table.getByRole("region", { name: "緊急の呼び出し", exact: true });
  await expect(standing).toContainText("主任 みほん三枝が受けました");
  found.push(...(await inspect(table, "shift-3-emergency", demands)));
  await tabTo(table, pane(table, 1_003).getByRole("textbox", { name: "返信" }), "Shift+Tab").catch(() =>
    tabTo(table, pane(table, 1_003).getByRole("textbox", { name: "返信" })),
  );
  await keyboard.type("いっしょに いるよ");
  await keyboard.press("Control+Enter");
  await expectTexts(third, ["もう しにたい", "いっしょに いるよ"]);

  // The supervisor, whose screen shows whom to call, goes on with it.
  await keyboard.press("Alt+h");
  const dialog = table.getByRole("dialog");
  await expect(dialog).toContainText("引き継ぎますか");
  await expect(dialog.getByRole("option", { name: /主任 みほん三枝/ })).toBeAttached();
  await tabTo(table, dialog.getByLabel("引き継ぐ相手"), "Shift+Tab");
  await keyboard.press("ArrowDown");
  await expect(dialog.getByLabel("引き継ぐ相手")).toHaveValue(/.{36}/);
  await tabTo(table, dialog.getByLabel("引継ぎのメモ"));
  await keyboard.type("110番は主任から");
  found.push(...(await inspect(table, "shift-4-hand-over", demands)));
  await tabTo(table, dialog.getByRole("button", { name: "引き継ぐ" }));
  await keyboard.press("Enter");
  await expect(desk.section(supervisor, "自分が対応中").getByRole("button")).toContainText("引継ぎ");

  // The end of each of the two others, with its record.
  for (const [number, page] of [
    [1_001, first],
    [1_002, second],
  ] as const) {
    const box = pane(table, number).getByRole("textbox", { name: "返信" });
    for (let steps = 0; steps < 6; steps++) {
      await keyboard.press("F6");
      if (await box.evaluate((one) => one === document.activeElement)) break;
    }
    await expect(box).toBeFocused();
    await keyboard.press("Alt+q");
    await tabTo(table, table.getByRole("dialog").getByRole("button", { name: "終了する" }));
    await keyboard.press("Enter");
    await expect(page.locator("main")).toContainText(/おわり|終わり|終/);
    const concern = table.getByRole("textbox", { name: "主訴" });
    await expect(concern).toBeFocused();
    await keyboard.type("友だちのこと");
    if (number === 1_001) found.push(...(await inspect(table, "shift-5-record", demands)));
    await concern.focus();
    await keyboard.press("Control+Enter");
    await expect(table.getByRole("region", { name: "相談者の履歴" })).toContainText("友だちのこと");
    await keyboard.press("F6");
  }
  await expect(desk.section(table, "終了").getByRole("button")).toHaveCount(2);
  await expect(desk.section(table, "自分が対応中").getByRole("button")).toHaveCount(0);
  expect(found).toEqual([]);
  expect(office.complaints).toEqual([]);
}, 300_000);
