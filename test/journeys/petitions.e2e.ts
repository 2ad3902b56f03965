import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { test } from "vitest";
import { readPdf } from "../read-pdf.ts";
import { inspect } from "./inspect.ts";
import { office, openOffice } from "./office.ts";
import { child, desk, expect } from "./screens.ts";
import { openStage } from "./stage.ts";

const mouse = { target: 24, widths: [320, 1_024] };

async function goToPetitions(page: Page): Promise<void> {
  await desk.place(page, "削除").click();
  await page.getByRole("tab", { name: "開示・訂正" }).click();
}

test("[S11.5] [PT-3] [PT-4] [PT-5] an official receives a petition and bars, a second one agrees, and the PDF has nothing in it of what is barred", async (context) => {
  const stage = await openStage(context);
  const first = await stage.open({ viewport: { width: 375, height: 667 } });
  const child1 = await first.tab("/");
  await child.writes(child1, "みほん山田さんに たたかれた");
  const one = await openOffice(
    stage,
    await stage.enrol("tantou1", "担当職員 みほん四季", "official"),
    "今日",
  );
  const { page } = one;
  const found: string[] = [];
  await goToPetitions(page);
  await expect(page.getByText("受け付けた請求はありません。")).toBeVisible();
  await page.getByRole("button", { name: "請求を受け付ける" }).click();
  const receive = page.getByRole("form", { name: "請求の受付" });
  await receive.getByRole("button", { name: "受け付ける" }).click();
  await expect(receive.getByRole("alert")).toContainText("氏名・連絡先");
  await receive.getByLabel("だれからの請求か").selectOption("guardian");
  await receive.getByLabel("請求した人の氏名・連絡先").fill(`みほん ${"見本".repeat(12)}`);
  await receive.getByLabel("求めていること").fill("この相談の記録の写し");
  await receive.getByLabel(/^相談の番号/).fill("＃９９９９");
  await receive.getByRole("button", { name: "受け付ける" }).click();
  await expect(receive.getByRole("alert")).toContainText("この番号の相談はありません");
  await receive.getByLabel(/^相談の番号/).fill("＃１００１");
  found.push(...(await inspect(page, "desk-petitions-1-receive", mouse)));
  await receive.getByRole("button", { name: "受け付ける" }).click();
  const card = page.locator(".card").filter({ hasText: "第1号 開示請求" });
  await expect(card).toContainText("あと30日");
  await expect(card).toContainText("保全されています");

  const step = page.getByRole("form", { name: "経過を書く" });
  await card.getByRole("button", { name: /^経過を書く/ }).click();
  await step.getByRole("checkbox", { name: "写真のある身分証明書" }).check();
  await step.getByRole("button", { name: "書き加える" }).click();
  await expect(step.getByRole("alert")).toContainText("足りないところ");
  await step.getByRole("checkbox", { name: /^戸籍など/ }).check();
  await step.getByRole("button", { name: "書き加える" }).click();
  await expect(card.getByRole("list", { name: "経過" })).toContainText("戸籍など");
  await card.getByRole("button", { name: /^経過を書く/ }).click();
  await step.getByLabel("書くこと").selectOption("weigh");
  await step.getByLabel(/^内容・理由/).fill("本人の考えをきいた。名前のほかは見せてよい。");
  await step.getByRole("button", { name: "書き加える" }).click();
  await expect(card.getByRole("list", { name: "経過" })).toContainText("本人の考えをきいた");

  await card.getByRole("button", { name: /^決定の案を出す/ }).click();
  const proposal = page.getByRole("form", { name: "決定の案" });
  await proposal.getByRole("combobox").selectOption("part");
  await proposal.getByLabel(/^理由/).fill("ほかの人の名前が含まれるため。");
  await proposal.getByRole("button", { name: "案を出す" }).click();
  await expect(proposal.getByRole("alert")).toContainText("まだ確かめていないメッセージ");

  await card.getByRole("button", { name: /^メッセージを確かめる/ }).click();
  const message = page.locator(".petition-message").first();
  await expect(message.locator(".petition-preview")).toContainText("■■■■［2号］");
  await expect(message.locator(".petition-preview")).not.toContainText("山田");
  // By the keyboard: the whole message is chosen, and becomes one bar.
  await message.getByLabel("本文").focus();
  await page.keyboard.press("ControlOrMeta+a");
  await message.getByRole("button", { name: "選んだところを墨塗りする" }).click();
  await expect(message.locator(".petition-preview")).toHaveText("■■■■［2号］");
  await message.getByRole("button", { name: /の墨塗りを外す$/ }).click();
  await expect(message.locator(".petition-preview")).toContainText("山田");
  await message.getByLabel("本文").evaluate((field: HTMLTextAreaElement) => field.setSelectionRange(0, 7));
  await message.getByRole("button", { name: "選んだところを墨塗りする" }).click();
  await expect(message.locator(".petition-preview")).toHaveText("■■■■［2号］に たたかれた");
  found.push(...(await inspect(page, "desk-petitions-2-bars", mouse)));
  await message.getByRole("button", { name: /^これで確かめた/ }).click();
  await expect(page.getByText("1件のうち1件を確かめました")).toBeVisible();

  await card.getByRole("button", { name: /^決定の案を出す/ }).click();
  await proposal.getByRole("combobox").selectOption("part");
  await proposal.getByLabel(/^理由/).fill("ほかの人の名前が含まれるため。");
  await proposal.getByRole("button", { name: "案を出す" }).click();
  await expect(card).toContainText("決定の案が承認を待っています");

  const two = await openOffice(
    stage,
    await stage.enrol("tantou2", "担当職員 みほん七実", "official"),
    "今日",
  );
  await goToPetitions(two.page);
  await two.page.getByRole("button", { name: /^メッセージを確かめる/ }).click();
  await expect(two.page.locator(".petition-preview")).toHaveText("■■■■［2号］に たたかれた");
  await expect(two.page.getByRole("button", { name: /^これで確かめた/ })).toHaveCount(0);
  found.push(...(await inspect(two.page, "desk-petitions-3-second", mouse)));
  await office.goTo(two.page, "承認");
  await office.agrees(two.page, "開示・訂正などの請求への決定");

  await expect(card).toContainText("決定しました: 一部を開示する");
  const saving = page.waitForEvent("download");
  await card.getByRole("button", { name: "写し(PDF)" }).click();
  const saved = await saving;
  expect(saved.suggestedFilename()).toBe("開示請求-第1号-写し.pdf");
  const { text } = await readPdf(await readFile(await saved.path()));
  expect(text).toContain("■■■■［2号］にたたかれた");
  expect(text).not.toContain("山田");
  const told = page.waitForEvent("download");
  await card.getByRole("button", { name: "通知書(PDF)" }).click();
  const notice = await readPdf(await readFile(await (await told).path()));
  expect(notice.text).toContain("一部開示決定通知書");
  found.push(...(await inspect(page, "desk-petitions-4-decided", mouse)));

  expect(found).toEqual([]);
  for (const { complaints } of [first, two.device]) expect(complaints).toEqual([]);
  // The two that were refused.
  expect(one.device.complaints).toEqual([
    expect.stringMatching(/400 .*petition\/step/),
    expect.stringMatching(/409 .*petition\/propose/),
  ]);
}, 300_000);
