import type { Page } from "@playwright/test";
import { test } from "vitest";
import { inspect } from "./inspect.ts";
import { office, openOffice } from "./office.ts";
import { child, desk, expect, expectTexts } from "./screens.ts";
import { openStage } from "./stage.ts";

const phone = { viewport: { width: 375, height: 667 }, deviceScaleFactor: 2 };
const touch = { target: 44, widths: [320, 1_080] };
const mouse = { target: 24, widths: [320, 1_024] };

/** 消してほしい, of the newest in one's history. */
async function asks(page: Page): Promise<void> {
  await page.getByText(/^あとで/).press("Enter");
  await page
    .locator(".history > li")
    .first()
    .getByRole("button", { name: /してほしい/ })
    .click();
  await page.locator(".history .choices button").first().click();
  await expect(page.locator(".history")).toContainText("えました");
}

const card = (page: Page, number: number) => page.locator(".card").filter({ hasText: `#${number}` });

test("[S12.2] [CB-8] [CB-9] A18 a child asks for deletion: one is deleted by two people and gone from every screen, one is kept and the child reads why", async (context) => {
  const stage = await openStage(context);
  const people = [
    await stage.enrol("soudan1", "相談員 みほん一郎", "counsellor"),
    await stage.enrol("shunin", "相談主任 みほん二葉", "supervisor"),
    await stage.enrol("tantou", "担当職員 みほん四季", "official"),
  ] as const;
  const [first, second] = [await stage.open(phone), await stage.open(phone)];
  const [page, other] = [await first.tab("/"), await second.tab("/")];
  const found: string[] = [];
  const soudan = await openOffice(stage, people[0], "相談一覧");
  for (const [at, one] of [page, other].entries()) {
    await child.writes(one, `ひみつの はなし ${at}`);
    await desk.row(soudan.page, 1_001 + at).click();
    await desk.claims(soudan.page);
    await desk.answers(soudan.page, `よく はなしてくれたね ${at}`);
    await expectTexts(one, [`ひみつの はなし ${at}`, `よく はなしてくれたね ${at}`]);
  }
  await asks(page);
  const shunin = await openOffice(stage, people[1], "相談一覧");
  await desk.place(shunin.page, "削除").click();
  await expect(shunin.page.getByRole("heading", { name: "削除と保全", exact: true })).toBeFocused();
  const [one, two] = [card(shunin.page, 1_001), card(shunin.page, 1_002)];
  // Nobody is deleted while they are being listened to.
  await expect(one).toContainText("対応中です");
  await expect(one.getByRole("button", { name: /^削除を申請する/ })).toHaveCount(0);
  for (const number of [1_002, 1_001]) {
    await desk.row(soudan.page, number).click();
    await desk.closes(soudan.page);
  }
  await asks(other);
  await expect(two).toContainText("もう大丈夫になった");
  found.push(...(await inspect(shunin.page, "desk-deletions-1-asked", mouse)));

  await one.getByRole("button", { name: /^削除を申請する/ }).click();
  const box = office.dialog(shunin.page);
  await expect(box).toContainText("相談者のメッセージ1通と、相談員のメッセージ1通が消えます");
  found.push(...(await inspect(shunin.page, "desk-deletions-2-proposal", mouse)));
  await box.getByRole("button", { name: "申請する" }).click();
  await expect(box.getByRole("alert")).toHaveText("理由を入力してください。");
  await box.getByLabel("申請の理由").fill("本人の希望で、支援も終わっているため");
  await box.getByRole("button", { name: "申請する" }).click();
  await expect(one).toContainText("承認を待っています");
  await two.getByRole("button", { name: /^断る/ }).click();
  await box.getByRole("radio", { name: "きまりで" }).check();
  found.push(...(await inspect(shunin.page, "desk-deletions-3-refusal", mouse)));
  await box.getByRole("button", { name: "断る" }).click();
  await expect(two).toContainText("断りました");

  const tantou = await openOffice(stage, people[2], "今日");
  await office.goTo(tantou.page, "承認");
  const what = "相談 #1001 の内容を削除する";
  await expect(office.approval(tantou.page, what)).toContainText("本人の希望で");
  found.push(...(await inspect(tantou.page, "desk-deletions-4-approval", mouse)));
  await desk.row(soudan.page, 1_001).click();
  await expectTexts(soudan.page, ["ひみつの はなし 0", "よく はなしてくれたね 0"]);
  await office.agrees(tantou.page, what);

  // Gone from the child's page and from a desk that has it open, as they stand.
  await expect(page.locator("main p.aside[role=status]")).toContainText("しました");
  await expectTexts(page, []);
  await expectTexts(soudan.page, []);
  await expect(soudan.page.locator(".bottom")).toContainText("内容は削除されました");
  await expect(desk.row(soudan.page, 1_001)).toContainText("削除されました");
  for (const screen of [page, soudan.page]) {
    await expect(screen.locator("body")).not.toContainText("はなし 0");
    await expect(screen.locator("body")).not.toContainText("くれたね 0");
  }
  await expect(one).toContainText("削除されました");
  await expect(one).toContainText("担当職員 みほん四季");
  found.push(...(await inspect(page, "child-deleted-1-page", touch)));
  found.push(...(await inspect(shunin.page, "desk-deletions-5-done", mouse)));
  found.push(...(await inspect(soudan.page, "desk-deletions-6-talk", { target: 32, widths: [1_280] })));
  await page.reload();
  await expect(page.locator("main p.aside[role=status]")).toContainText("しました");
  await page.getByText(/^あとで/).press("Enter");
  await expect(page.locator(".history > li")).toHaveCount(1);
  await expect(page.locator(".history button")).toHaveCount(0);
  found.push(...(await inspect(page, "child-deleted-2-history", touch)));
  await page.getByRole("button", { name: /しく/ }).click();
  await child.writes(page, "また きたよ");
  await expectTexts(page, ["また きたよ"]);

  // The other one is kept: its child reads why, and may ask again.
  await other.reload();
  await other.getByText(/^あとで/).press("Enter");
  await expect(other.locator(".history")).toContainText("きまりで");
  await expectTexts(other, ["ひみつの はなし 1", "よく はなしてくれたね 1"]);
  found.push(...(await inspect(other, "child-deleted-3-kept", touch)));
  await other.getByRole("button", { name: /もう/ }).click();
  await other.locator(".history .choices button").first().click();
  await expect(two).toContainText("依頼されています");

  expect(found).toEqual([]);
  for (const { complaints } of [first, second, soudan.device, shunin.device, tantou.device])
    expect(complaints).toEqual([]);
}, 300_000);
