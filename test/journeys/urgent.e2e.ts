import type { Page } from "@playwright/test";
import { test } from "vitest";
import { inspect } from "./inspect.ts";
import { child, desk, expect, tabTo } from "./screens.ts";
import { openStage, type Stage } from "./stage.ts";

const wide = { viewport: { width: 1_440, height: 900 } };
const demands = { target: 32, widths: [1_024, 320] };
const words = "もう、し に た い です";

const calls = (page: Page) => page.getByRole("region", { name: "緊急の呼び出し", exact: true });
const rings = (page: Page) => page.locator(".urgent-ringing");

async function callsByKey(page: Page): Promise<void> {
  await page.keyboard.press("F9");
  await expect(page.getByRole("button", { name: "いますぐ呼ぶ" })).toBeFocused();
  await page.keyboard.press("Enter");
}

async function sitDown(
  stage: Stage,
  name: string,
  displayName: string,
  role: "counsellor" | "supervisor" | "official",
) {
  const signIn = await stage.enrol(name, displayName, role);
  const device = await stage.open(wide);
  const page = await device.tab("/desk");
  await desk.signIn(page, signIn, role === "official" ? "今日" : "相談一覧");
  if (role === "official") await desk.place(page, "相談").click();
  return { device, page };
}

test("[UC-1] [UC-2] [UC-3] [UC-5] an emergency: a hint, one key, a third of every screen, one comes, the clock, the record", async (context) => {
  const stage = await openStage(context);
  const phone = await stage.open({ viewport: { width: 375, height: 667 } });
  const own = await phone.tab("/");
  await child.writes(own, words);
  const [counsellor, supervisor, official] = await Promise.all([
    sitDown(stage, "soudan1", "相談員 みほん一郎", "counsellor"),
    sitDown(stage, "shunin", "主任 みほん三枝", "supervisor"),
    sitDown(stage, "tantou", `担当職員 ${"みほん".repeat(12)}`, "official"),
  ]);
  const found: string[] = [];
  const { page } = counsellor;
  await desk.section(page, "待っている").getByRole("button").click();
  await desk.claims(page);
  // A hint, which decides nothing: nobody is called by it.
  const hint = page.getByRole("region", { name: "気になる言葉" });
  await expect(hint).toContainText("気になる言葉のあるメッセージがあります");
  await expect(rings(supervisor.page)).toHaveCount(0);
  found.push(...(await inspect(page, "urgent-1-hint", demands)));

  // The supervisor is elsewhere at the desk: it comes there too. By keyboard alone.
  await desk.place(supervisor.page, "アカウント").click();
  await desk.reply(page).focus();
  await page.keyboard.press("F9");
  await expect(page.getByRole("dialog")).toContainText("緊急に呼び出しますか");
  found.push(...(await inspect(page, "urgent-2-ask", demands)));
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await expect(desk.reply(page)).toBeFocused();
  await callsByKey(page);
  await expect(calls(page)).toContainText("まだ、だれも受けていません");
  await expect(calls(page).getByRole("link", { name: "110" })).toHaveAttribute("href", "tel:110");
  for (const one of [supervisor.page, official.page]) {
    await expect(rings(one)).toContainText("相談員 みほん一郎が緊急に呼んでいます");
    const { height } = (await rings(one).boundingBox()) ?? { height: 0 };
    expect(height).toBeGreaterThanOrEqual(300);
    await expect(one).toHaveTitle(/^【緊急】/);
  }
  found.push(...(await inspect(page, "urgent-3-called", demands)));
  found.push(...(await inspect(supervisor.page, "urgent-4-ringing-elsewhere", demands)));
  found.push(...(await inspect(official.page, "urgent-5-ringing", demands)));

  // F9 leads to it, and nothing is taken by that alone.
  await official.page.keyboard.press("F9");
  await expect(official.page.getByRole("button", { name: "受ける" })).toBeFocused();
  await expect(rings(supervisor.page)).toBeVisible();
  await official.page.keyboard.press("Enter");
  await expect(calls(official.page)).toContainText("あなたが受けました");
  await expect(official.page.getByRole("heading", { name: /^相談 #\d+$/, level: 1 })).toBeVisible();
  await expect(official.page.locator(".log .bubble")).toHaveText([words]);
  await expect(calls(page)).toContainText(/担当職員 (みほん){12}が受けました/);
  await expect(rings(supervisor.page)).toHaveCount(0);
  await expect(calls(supervisor.page)).toContainText("が受けました");
  await expect(calls(page).locator("time")).toHaveText(/^\d+:\d\d$/);
  await page.getByText("かけられる言葉").click();
  found.push(...(await inspect(page, "urgent-6-taken", demands)));
  found.push(...(await inspect(official.page, "urgent-7-taken-by-me", demands)));

  await official.page.getByRole("button", { name: "呼び出しを終える" }).click();
  const box = official.page.getByRole("dialog");
  await box.getByRole("button", { name: "記録して終える" }).click();
  await expect(box.getByRole("alert")).toContainText("どうなったかを選んでください");
  await box.getByLabel("どうなりましたか").selectOption("警察につないだ");
  await box.getByLabel("したことの記録").fill("110番に電話し、保護者とも話しました。");
  found.push(...(await inspect(official.page, "urgent-8-record", demands)));
  await tabTo(official.page, box.getByRole("button", { name: "記録して終える" }));
  await official.page.keyboard.press("Enter");
  for (const one of [page, official.page, supervisor.page]) await expect(calls(one)).toBeHidden();
  // What was done stays with the talk, for whoever may read it.
  await page.getByText("緊急の呼び出しの記録 1件").click();
  await expect(page.locator(".urgent-record")).toHaveText("110番に電話し、保護者とも話しました。");
  found.push(...(await inspect(page, "urgent-10-records", demands)));
  // The child has been told nothing of it.
  expect(await own.locator("main").innerText()).not.toMatch(/緊急|呼び出|担当職員/);
  expect(found).toEqual([]);
  for (const { device } of [counsellor, supervisor, official]) expect(device.complaints).toEqual([]);
  expect(phone.complaints).toEqual([]);
});

test("[UC-3] [UC-5] two take it at once: one has it, the other is told; a call by mistake is taken back", async (context) => {
  const stage = await openStage(context);
  const phone = await stage.open();
  await child.writes(await phone.tab("/"), "きいて");
  const [counsellor, one, two] = await Promise.all([
    sitDown(stage, "soudan1", "相談員 みほん一郎", "counsellor"),
    sitDown(stage, "shunin1", "主任 みほん三枝", "supervisor"),
    sitDown(stage, "shunin2", "主任 みほん七海", "supervisor"),
  ]);
  const { page } = counsellor;
  await desk.section(page, "待っている").getByRole("button").click();
  const callNow = async () => {
    await page.getByRole("button", { name: "緊急に呼ぶ" }).click();
    await page.getByRole("button", { name: "いますぐ呼ぶ" }).click();
  };
  await callNow();
  for (const at of [one, two]) await expect(rings(at.page)).toBeVisible();
  await page.getByRole("button", { name: "まちがいなので取り消す" }).click();
  for (const at of [one, two]) await expect(rings(at.page)).toHaveCount(0);
  await callNow();
  const takes = [one, two].map((at) => rings(at.page).getByRole("button", { name: "受ける" }));
  await Promise.all(takes.map((button) => expect(button).toBeVisible()));
  // Whoever is a moment late presses what is not there any more: waiting for it would be another story.
  const buttons = await Promise.all(takes.map((button) => button.elementHandle()));
  await Promise.all(buttons.map((button) => button?.evaluate((one) => (one as HTMLButtonElement).click())));
  await expect(calls(page)).toContainText(/主任 みほん(三枝|七海)が受けました/);
  const standing = async () =>
    Promise.all(
      [one, two].map(async (at) => (await calls(at.page).innerText()).includes("あなたが受けました")),
    );
  await expect.poll(async () => (await standing()).filter(Boolean).length).toBe(1);
  for (const at of [one, two]) await expect(calls(at.page)).toContainText("受けました");
  // How the browser reports that the other was first.
  for (const at of [one, two])
    for (const complaint of at.device.complaints) expect(complaint).toMatch(/409 .*\/api\/urgent\/take/);
});

test("[UC-2] without a network a call goes on being made, with the contacts at hand, and arrives when it is back", async (context) => {
  const stage = await openStage(context);
  const phone = await stage.open();
  await child.writes(await phone.tab("/"), "きいて");
  const [counsellor, supervisor] = await Promise.all([
    sitDown(stage, "soudan1", "相談員 みほん一郎", "counsellor"),
    sitDown(stage, "shunin", "主任 みほん三枝", "supervisor"),
  ]);
  const { page, device } = counsellor;
  await desk.section(page, "待っている").getByRole("button").click();
  await expect(page.getByRole("heading", { name: /^相談 #\d+$/ })).toBeVisible();
  await device.offline(async () => {
    await callsByKey(page);
    await expect(calls(page)).toContainText("呼び出しを送っています");
    await expect(calls(page).getByRole("link", { name: "119" })).toBeVisible();
  });
  await expect(rings(supervisor.page)).toContainText("緊急に呼んでいます");
  await expect(calls(page)).toContainText("まだ、だれも受けていません");
  expect(device.complaints).toEqual([]);
});

test("[UC-7] what a person marks as urgent comes first among those that wait, on every desk, until the mark is taken away", async (context) => {
  const stage = await openStage(context);
  for (const text of ["ひとりめ", "ふたりめ"]) {
    const phone = await stage.open();
    const own = await phone.tab("/");
    await child.writes(own, text);
    await expect(own.locator('[data-receipt="delivered"]')).toHaveCount(1);
  }
  const [counsellor, official] = await Promise.all([
    sitDown(stage, "soudan1", "相談員 みほん一郎", "counsellor"),
    sitDown(stage, "tantou", "担当職員 みほん四季", "official"),
  ]);
  const { page } = counsellor;
  const waiting = (at: Page) => desk.section(at, "待っている").getByRole("button");
  await desk.row(page, 1002).click();
  await page.getByRole("button", { name: "その他" }).click();
  await page.getByRole("button", { name: "急ぎにする" }).click();
  for (const at of [page, official.page]) {
    // Nothing moves under a pointer.
    await at.mouse.move(0, 0);
    await expect(waiting(at)).toHaveText([/#1002.*急ぎ/, /#1001/]);
  }
  expect(await inspect(page, "urgent-9-marked", demands)).toEqual([]);
  await page.getByRole("button", { name: "その他" }).click();
  await page.getByRole("button", { name: "急ぎを外す" }).click();
  await page.mouse.move(0, 0);
  await expect(waiting(official.page)).toHaveText([/#1001/, /#1002/]);
  await expect(waiting(page).filter({ hasText: "急ぎ" })).toHaveCount(0);
});
