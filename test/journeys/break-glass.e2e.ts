import { expect as expectValue, test } from "vitest";
import { office, openOffice } from "./office.ts";
import { child, desk, expect, expectTexts } from "./screens.ts";
import { openStage } from "./stage.ts";

const reason = "障害 2026-11 の調査のため";
const what = "保守 みほん六花 が5分間、相談の内容を読む";

test("[S11.1] [S11.8] [ST-10] the operator has no place with consultations and asks to read; two of the city agree, every desk of the city says so, and the city ends it", async (context) => {
  const stage = await openStage(context);
  const people = [
    await stage.enrol("hoshu", "保守 みほん六花", "operator"),
    await stage.enrol("kanri", "管理者 みほん五月", "administrator"),
    await stage.enrol("tantou", "担当職員 みほん四季", "official"),
  ] as const;
  await child.writes(await (await stage.open()).tab("/"), "ひとりめ");
  const hoshu = await openOffice(stage, people[0]);
  await expect(desk.place(hoshu.page, "相談")).toHaveCount(0);
  await expect(desk.place(hoshu.page, "職員")).toHaveCount(0);
  await expect(desk.place(hoshu.page, "記録")).toHaveCount(0);

  await hoshu.page.getByRole("button", { name: "緊急閲覧を申請する" }).click();
  await expect(hoshu.page.getByRole("alert")).toContainText("理由を入力してください");
  await hoshu.page.getByLabel("必要な理由").fill(reason);
  await hoshu.page.getByLabel("時間(分)").fill("６１");
  await hoshu.page.getByRole("button", { name: "緊急閲覧を申請する" }).click();
  await expect(hoshu.page.getByRole("alert")).toContainText("1から60まで");
  await hoshu.page.getByLabel("時間(分)").fill("５");
  await hoshu.page.getByRole("button", { name: "緊急閲覧を申請する" }).click();
  await expect(office.approval(hoshu.page, what)).toContainText("あなたの申請です");
  await expect(office.banner(hoshu.page)).toHaveCount(0);

  const kanri = await openOffice(stage, people[1]);
  await expect(office.approval(kanri.page, what)).toContainText(reason);
  await office.agrees(kanri.page, what);
  await expect(office.approval(kanri.page, what)).toContainText("2人のうち1人が承認");
  await expect(office.banner(kanri.page)).toHaveCount(0);
  await office.goTo(kanri.page, "職員");

  const tantou = await openOffice(stage, people[2], "今日");
  await office.goTo(tantou.page, "承認");
  await office.agrees(tantou.page, what);
  await expect(tantou.page.getByText("承認しました。申請されたことを行いました。")).toBeVisible();
  await office.goTo(tantou.page, "相談");
  for (const { page } of [kanri, tantou]) {
    await expect(office.banner(page)).toContainText("緊急閲覧中: 保守 みほん六花 が相談の内容を読めます");
    await expect(office.banner(page)).toContainText(/残り[1-5]分/);
  }
  await expect(office.banner(hoshu.page)).toContainText("あなたは相談の内容を読めます");
  await office.goTo(hoshu.page, "相談");
  await desk.row(hoshu.page, 1_001).click();
  await expectTexts(hoshu.page, ["ひとりめ"]);
  await expect(hoshu.page.getByRole("button", { name: "対応を始める" })).toHaveCount(0);

  await office.goTo(kanri.page, "記録");
  await office
    .banner(kanri.page)
    .getByRole("button", { name: "保守 みほん六花の緊急閲覧を今すぐ終わらせる" })
    .click();
  for (const { page } of [kanri, tantou, hoshu]) await expect(office.banner(page)).toHaveCount(0);
  await expect(desk.place(hoshu.page, "相談")).toHaveCount(0);
  await expect(hoshu.page.locator(".bubble")).toHaveCount(0);
  await expect(hoshu.page.getByText("終わりました")).toBeVisible();
  for (const { device } of [kanri, tantou, hoshu]) expectValue(device.complaints).toEqual([]);
});

test("[ST-10] what nobody ends is over when its time is; what one has asked for is taken back, and what is refused stays shut", async (context) => {
  let minutes = 0;
  const stage = await openStage(context, {
    invented: true,
    now: () => new Date(Date.now() + minutes * 60_000),
  });
  const people = [
    await stage.enrol("hoshu", "保守 みほん六花", "operator"),
    await stage.enrol("tantou", "担当職員 みほん四季", "official"),
    await stage.enrol("kanri", "管理者 みほん五月", "administrator"),
  ] as const;
  const hoshu = await openOffice(stage, people[0]);
  async function ask(): Promise<void> {
    await hoshu.page.getByLabel("必要な理由").fill(reason);
    await hoshu.page.getByLabel("時間(分)").fill("5");
    await hoshu.page.getByRole("button", { name: "緊急閲覧を申請する" }).click();
    await expect(hoshu.page.getByText("申請しました", { exact: false })).toBeVisible();
  }
  await ask();
  await office.approval(hoshu.page, what).getByRole("button", { name: "取り下げる" }).click();
  await expect(office.approval(hoshu.page, what)).toContainText("取り下げられました");

  await ask();
  const kanri = await openOffice(stage, people[2]);
  await kanri.page.getByRole("button", { name: /^却下する: / }).click();
  await office.dialog(kanri.page).getByRole("button", { name: "却下する" }).click();
  await expect(kanri.page.getByText("却下されました")).toBeVisible();

  await ask();
  const tantou = await openOffice(stage, people[1], "今日");
  await office.goTo(tantou.page, "承認");
  await tantou.page.getByRole("button", { name: /^承認する: / }).click();
  await office.dialog(tantou.page).getByRole("button", { name: "承認する" }).click();
  await expect(tantou.page.getByText("あなたは承認しました", { exact: false })).toBeVisible();
  await kanri.page.getByRole("button", { name: /^承認する: / }).click();
  await office.dialog(kanri.page).getByRole("button", { name: "承認する" }).click();
  await expect(office.banner(kanri.page)).toContainText("緊急閲覧中");
  minutes = 6;
  for (const { page } of [kanri, tantou, hoshu]) await expect(office.banner(page)).toHaveCount(0);
});
