import { test } from "vitest";
import { inspect } from "./inspect.ts";
import { office, openOffice } from "./office.ts";
import { child, desk, expect, expectTexts } from "./screens.ts";
import { openStage } from "./stage.ts";

const mouse = { target: 24, widths: [320, 1_024] };

test("[RT-1] what is held is not deleted though its child asks; two people end the hold, and then it can be", async (context) => {
  const stage = await openStage(context);
  const people = [
    await stage.enrol("soudan1", "相談員 みほん一郎", "counsellor"),
    await stage.enrol("shunin", "相談主任 みほん二葉", "supervisor"),
    await stage.enrol("tantou", "担当職員 みほん四季", "official"),
  ] as const;
  const first = await stage.open({ viewport: { width: 375, height: 667 } });
  const page = await first.tab("/");
  const found: string[] = [];
  const soudan = await openOffice(stage, people[0], "相談一覧");
  await child.writes(page, "たいせつな はなし");
  await desk.row(soudan.page, 1_001).click();
  await desk.claims(soudan.page);
  await desk.answers(soudan.page, "よく はなしてくれたね");
  await expectTexts(page, ["たいせつな はなし", "よく はなしてくれたね"]);
  await desk.closes(soudan.page);

  const shunin = await openOffice(stage, people[1], "相談一覧");
  await desk.place(shunin.page, "削除").click();
  await expect(shunin.page.getByRole("heading", { name: "削除と保全", exact: true })).toBeFocused();
  // By the keyboard from tab to tab.
  await shunin.page.getByRole("tab", { name: "依頼" }).focus();
  await shunin.page.keyboard.press("ArrowRight");
  await expect(shunin.page.getByRole("tab", { name: "保全" })).toBeFocused();
  await expect(shunin.page.getByText("保全している相談はありません。")).toBeVisible();
  const number = shunin.page.getByLabel("相談の番号");
  await number.fill("９９９９");
  await number.press("Enter");
  await expect(shunin.page.getByRole("alert").first()).toContainText("この番号の相談はありません");
  found.push(...(await inspect(shunin.page, "desk-holds-1-none", mouse)));
  await number.fill("＃１００１");
  await number.press("Enter");
  const box = office.dialog(shunin.page);
  await expect(box).toContainText("終了しています");
  await box.getByRole("radio", { name: /すべての相談/ }).check();
  await box.getByRole("button", { name: "保全する" }).click();
  await expect(box.getByRole("alert")).toHaveText("理由を入力してください。");
  await box.getByLabel("理由").fill("重大事態の調査が始まるため");
  found.push(...(await inspect(shunin.page, "desk-holds-2-place", mouse)));
  await box.getByRole("button", { name: "保全する" }).click();
  const card = shunin.page.locator(".card").filter({ hasText: "#1001" });
  await expect(card).toContainText("保全されています");
  await expect(card).toContainText("重大事態の調査が始まるため");

  // The child asks all the same; nobody can propose it.
  await page.getByText(/^あとで/).press("Enter");
  await page
    .locator(".history > li")
    .first()
    .getByRole("button", { name: /してほしい/ })
    .click();
  await page.locator(".history .choices button").first().click();
  await expect(page.locator(".history")).toContainText("えました");
  await shunin.page.getByRole("tab", { name: "依頼" }).click();
  await expect(card).toContainText("保全されています");
  await expect(card.getByRole("button", { name: /^削除を申請する/ })).toHaveCount(0);
  await expect(card.getByRole("button", { name: /^断る/ })).toHaveCount(1);
  found.push(...(await inspect(shunin.page, "desk-holds-3-asked", mouse)));

  await shunin.page.getByRole("tab", { name: "保全" }).click();
  await card.getByRole("button", { name: /^解除を申請する/ }).click();
  await box.getByLabel("解除の理由").fill("調査が終わったため");
  found.push(...(await inspect(shunin.page, "desk-holds-4-lift", mouse)));
  await box.getByRole("button", { name: "申請する" }).click();
  await expect(card).toContainText("解除の承認を待っています");
  const tantou = await openOffice(stage, people[2], "今日");
  await office.goTo(tantou.page, "承認");
  const what = "相談 #1001 の保全を解除する";
  await expect(office.approval(tantou.page, what)).toContainText("調査が終わったため");
  await office.agrees(tantou.page, what);
  await expect(card).toContainText("解除されました");
  found.push(...(await inspect(shunin.page, "desk-holds-5-lifted", mouse)));
  await shunin.page.getByRole("tab", { name: "依頼" }).click();
  await expect(card.getByRole("button", { name: /^削除を申請する/ })).toBeVisible();
  await expectTexts(page, ["たいせつな はなし", "よく はなしてくれたね"]);

  expect(found).toEqual([]);
  for (const { complaints } of [first, soudan.device, shunin.device, tantou.device])
    expect(complaints).toEqual([]);
}, 300_000);
