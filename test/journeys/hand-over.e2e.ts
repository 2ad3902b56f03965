import { test } from "vitest";
import { inspect } from "./inspect.ts";
import { child, desk, expect, expectTexts, wordsOf } from "./screens.ts";
import { openStage, type Stage } from "./stage.ts";

const wide = { viewport: { width: 1_440, height: 900 } };
const demands = { target: 32, widths: [1_280, 1_024, 320] };
const longName = `相談員 ${"みほん".repeat(8)}二葉`;

async function sitDown(stage: Stage, name: string, displayName: string) {
  const signIn = await stage.enrol(name, displayName, "counsellor");
  const device = await stage.open(wide);
  const page = await device.tab("/desk");
  await desk.signIn(page, signIn);
  return { device, page };
}

test("[S8.8] [S8.11] [CN-17] handed over by keyboard with a note: the receiver is told, reads it and goes on; the child is told kindly", async (context) => {
  const stage = await openStage(context);
  const phone = await stage.open({ viewport: { width: 375, height: 667 } });
  const kid = await phone.tab("/");
  await child.writes(kid, "きいてください");
  await expect(kid.locator('[data-receipt="delivered"]')).toHaveCount(1);
  const [one, other] = [
    await sitDown(stage, "soudan1", "相談員 みほん一郎"),
    await sitDown(stage, "soudan2", longName),
  ];
  const { page: mine } = one;
  const { page: theirs } = other;
  await desk.row(mine, 1_001).click();
  await desk.claims(mine);
  await desk.answers(mine, "はい、どうぞ");
  await expectTexts(kid, ["きいてください", "はい、どうぞ"]);

  await desk.reply(mine).focus();
  await mine.keyboard.press("Alt+h");
  const dialog = mine.getByRole("dialog");
  await expect(dialog).toContainText("相談 #1001 を引き継ぎますか");
  await dialog.getByRole("button", { name: "引き継ぐ" }).click();
  await expect(dialog.getByRole("alert")).toHaveText("引き継ぐ相手を選んでください。");
  await dialog.getByLabel("引き継ぐ相手").selectOption({ label: `${longName}（席にいます）` });
  await dialog.getByLabel("引継ぎのメモ").fill("月曜の放課後にまた来るそうです");
  const found = await inspect(mine, "hand-over-1-dialog", demands);
  await dialog.getByLabel("引継ぎのメモ").press("Control+Enter");
  await expect(dialog).toHaveCount(0);
  await expect(mine.locator(".bottom")).toContainText(`この相談は${longName}が対応しています`);
  await expect(mine.locator(".log-event").last()).toContainText(`あなたから${longName}に引き継ぎました`);

  const held = desk.section(theirs, "自分が対応中").getByRole("button");
  await expect(held).toContainText("引継ぎ");
  await expect(theirs).toHaveTitle(/^\(1\)/);
  found.push(...(await inspect(theirs, "hand-over-2-told", demands)));
  await held.focus();
  await theirs.keyboard.press("Enter");
  await expect(theirs.locator("[data-pane] h1")).toHaveText("相談 #1001");
  await theirs.locator("[data-pane] h1").focus();
  await theirs.keyboard.press("Alt+b");
  const briefing = theirs.getByRole("region", { name: "履歴の確認" });
  await expect(briefing).toContainText("月曜の放課後にまた来るそうです");
  await expect(desk.reply(theirs)).toHaveCount(0);
  found.push(...(await inspect(theirs, "hand-over-3-briefing", demands)));
  await briefing.focus();
  await desk.readsBriefing(theirs);
  await expect(held).not.toContainText("引継ぎ");
  await desk.answers(theirs, "つづきを聞かせてください");
  await expectTexts(kid, ["きいてください", "はい、どうぞ", "つづきを聞かせてください"]);
  const told = kid.locator(".log p.aside").filter({ hasText: "かわりました" });
  await expect.poll(() => wordsOf(told)).toMatch(/^相談員がかわりました。/);
  expect(await kid.locator("body").innerText()).not.toMatch(/月曜|みほん/);
  found.push(...(await inspect(kid, "hand-over-4-child", { target: 44, widths: [320] })));

  // Back to all: it waits, as before.
  await theirs.getByRole("button", { name: "その他" }).click();
  found.push(...(await inspect(theirs, "hand-over-5-more", demands)));
  await theirs.getByRole("button", { name: "引き継ぐ" }).click();
  await theirs.getByRole("dialog").getByLabel("引き継ぐ相手").selectOption("だれかを決めずに、待ちに戻す");
  await theirs.getByRole("dialog").getByRole("button", { name: "引き継ぐ" }).click();
  await expect(desk.section(theirs, "待っている").getByRole("button")).toHaveCount(1);
  await expect.poll(() => wordsOf(child.status(kid))).toMatch(/^担当がかわります/);
  expect(found).toEqual([]);
  for (const { complaints } of [one.device, other.device, phone]) expect(complaints).toEqual([]);
}, 240_000);

test("[CN-16] a message is taken back before it was read: no trace of its words at the child's, and what was read stays", async (context) => {
  const stage = await openStage(context);
  const phone = await stage.open({ viewport: { width: 375, height: 667 } });
  const kid = await phone.tab("/");
  await child.writes(kid, "きいてください");
  await expect(kid.locator('[data-receipt="delivered"]')).toHaveCount(1);
  const { page, device } = await sitDown(stage, "soudan1", "相談員 みほん一郎");
  await desk.row(page, 1_001).click();
  await desk.claims(page);
  await desk.answers(page, "よまれたことば");
  await expect(page.locator('[data-receipt="read"]')).toHaveCount(1);
  await expect(page.getByRole("button", { name: "取り消す" })).toHaveCount(0);

  await kid.close();
  await desk.answers(page, "まちがえたことば");
  await page.getByRole("button", { name: "取り消す" }).click();
  const found = await inspect(page, "retract-1-dialog", demands);
  await page.getByRole("dialog").getByRole("button", { name: "取り消す" }).click();
  await expect(page.locator(".log")).toContainText("あなたがメッセージを取り消しました");
  await expect(desk.reply(page)).toBeFocused();
  await desk.answers(page, "言い直します");
  found.push(...(await inspect(page, "retract-2-done", demands)));

  const back = await phone.tab("/");
  await expectTexts(back, ["きいてください", "よまれたことば", "言い直します"]);
  const left = back.locator(".log p.aside").filter({ hasText: "メッセージ" });
  await expect.poll(() => wordsOf(left)).toBe("相談員がメッセージを取り消しました。");
  expect(await back.content()).not.toContain("まちがえたことば");
  found.push(...(await inspect(back, "retract-3-child", { target: 44, widths: [320] })));
  expect(found).toEqual([]);
  expect(device.complaints).toEqual([]);
  expect(phone.complaints).toEqual([]);
}, 240_000);
