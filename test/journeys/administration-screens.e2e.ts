import type { Page } from "@playwright/test";
import { expect as expectValue, test } from "vitest";
import { enrolStaff } from "../../server/staff/enrol.ts";
import { inviteStaff } from "../../server/staff/invite.ts";
import { inspect } from "./inspect.ts";
import { office, openOffice } from "./office.ts";
import { desk, expect, tabTo } from "./screens.ts";
import { openStage } from "./stage.ts";

const demands = { target: 32, widths: [1_080, 1_024, 375, 320] };
const longName = `相談員 ${"みほん".repeat(20)}`;

test("A18: every state of 職員 is clean by axe, light and dark, from 320 px up, with nobody else, three people and a thousand", async (context) => {
  const stage = await openStage(context);
  const { tools } = stage.world.app;
  const kanri = await stage.enrol("kanri", "管理者 みほん五月", "administrator");
  const { device, page } = await openOffice(stage, kanri);
  const found: string[] = [];
  const look = async (name: string, more = demands): Promise<void> => {
    found.push(...(await inspect(page, `staff-${name}`, more)));
  };
  await office.goTo(page, "職員");
  await expect(page.getByText("まだほかの職員がいません", { exact: false })).toBeVisible();
  await look("1-alone");

  const all = ["counsellor", "supervisor", "official", "auditor"] as const;
  await inviteStaff(tools, { name: "n".repeat(60), displayName: longName, roles: all });
  await inviteStaff(tools, { name: "soudan2", displayName: "相談員 みほん二葉", roles: ["counsellor"] });
  await page.reload();
  await expect(page.locator(".staff-table tbody tr")).toHaveCount(3);
  await look("2-three");
  // By keyboard: in at the first field, out by Escape to where one was.
  await tabTo(page, page.getByRole("button", { name: "職員を招待する" }));
  await page.keyboard.press("Enter");
  await expect(office.dialog(page).getByLabel("表示する名前")).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("button", { name: "職員を招待する" })).toBeFocused();
  await page.keyboard.press("Enter");
  await office.dialog(page).getByRole("checkbox", { name: "担当職員" }).check();
  await office.dialog(page).getByRole("button", { name: "招待を申請する" }).click();
  await expect(office.dialog(page).getByRole("alert")).toContainText("表示する名前を");
  await look("3-invite-trouble");
  await page.keyboard.press("Escape");
  await office.invites(page, { name: "soudan3", displayName: longName, role: "相談員" });
  await expect(office.dialog(page)).toContainText("1回だけ使えるリンク");
  // Escape does not lose what is shown only once.
  await page.keyboard.press("Escape");
  await look("4-link");
  await office.takesLink(page);
  for (const [act, name] of [
    ["役割", "5-roles"],
    ["招待し直す", "6-renew"],
    ["利用終了", "7-dismiss"],
  ] as const) {
    await page.getByRole("button", { name: `相談員 みほん二葉: ${act}` }).click();
    await expect(office.dialog(page)).toContainText("相談員 みほん二葉");
    await look(name);
    await page.keyboard.press("Escape");
    await expect(office.dialog(page)).toHaveCount(0);
  }
  await page.getByRole("button", { name: "管理者のネットワークを変える" }).click();
  await office.dialog(page).getByLabel("アドレスかネットワーク").fill("192.0.2.0/24");
  await look("8-networks");
  await page.keyboard.press("Escape");

  for (let group = 0; group < 10; group++)
    await Promise.all(
      Array.from({ length: 100 }, (_, n) =>
        inviteStaff(tools, {
          ...{ name: `many${group}-${n}`, displayName: `相談員 みほん ${group * 100 + n}` },
          roles: ["counsellor"],
        }),
      ),
    );
  await page.reload();
  await expect(page.locator(".staff-table tbody tr")).toHaveCount(100);
  await expect(page.getByText("1004人")).toBeVisible();
  await page.getByRole("button", { name: "さらに100人を表示" }).click();
  await expect(page.locator(".staff-table tbody tr")).toHaveCount(200);
  await page.getByLabel("名前でさがす").fill("みほん 999");
  await expect(page.locator(".staff-table tbody tr")).toHaveCount(1);
  await expect(page.getByText("1004人のうち1人")).toBeVisible();
  await look("9-found");
  await page.getByLabel("名前でさがす").fill("だれでもない");
  await expect(page.getByText("条件に合う職員はいません。")).toBeVisible();
  await page.getByRole("button", { name: "条件を消す" }).click();
  await look("10-thousand", { ...demands, widths: [320] });
  await device.offline(async () => {
    await desk.place(page, "承認").click();
    await expect(page.getByRole("alert").first()).toBeVisible();
    await look("11-no-network", { ...demands, widths: [] });
  });
  expectValue(found).toEqual([]);
});

test("A18: every state of 承認 and of the banner is clean by axe", async (context) => {
  const stage = await openStage(context);
  const { tools } = stage.world.app;
  const password = "yorisoi-no-aikotoba";
  await enrolStaff(tools, {
    name: "hoshu",
    displayName: `保守 ${"みほん".repeat(20)}`,
    roles: ["operator"],
    password,
  });
  const kanri = await stage.enrol("kanri", "管理者 みほん五月", "administrator");
  const tantou = await stage.enrol("tantou", "担当職員 みほん四季", "official");
  const hoshu = await openOffice(stage, { name: "hoshu", password });
  const city = await openOffice(stage, kanri);
  const found: string[] = [];
  const look = async (page: Page, name: string): Promise<void> => {
    found.push(...(await inspect(page, `approvals-${name}`, demands)));
  };
  await expect(city.page.getByText("待っているものはありません", { exact: false })).toBeVisible();
  await look(city.page, "1-nothing");
  await hoshu.page.getByRole("button", { name: "緊急閲覧を申請する" }).click();
  await look(hoshu.page, "2-operator-trouble");
  await hoshu.page.getByLabel("必要な理由").fill("障害の調査のため。".repeat(50));
  await hoshu.page.getByRole("button", { name: "緊急閲覧を申請する" }).click();
  await expect(office.approval(hoshu.page, "相談の内容を読む")).toBeVisible();
  await office.goTo(city.page, "職員");
  await office.dismisses(city.page, "担当職員 みほん四季", "異動のため");
  await expect(city.page.getByText("申請しました", { exact: false })).toBeVisible();
  await office.goTo(city.page, "承認");
  await expect(office.approval(city.page, "相談の内容を読む")).toBeVisible();
  await look(city.page, "3-waiting");
  await office.approval(city.page, "相談の内容を読む").getByRole("button", { name: "承認する" }).click();
  await expect(office.dialog(city.page)).toContainText("あと1人の承認が必要です");
  await look(city.page, "4-agree");
  await office.dialog(city.page).getByRole("button", { name: "承認する" }).click();
  const other = await openOffice(stage, tantou, "今日");
  await office.goTo(other.page, "承認");
  await office.agrees(other.page, "相談の内容を読む");
  await expect(office.banner(other.page)).toBeVisible();
  await look(other.page, "5-banner");
  await office.goTo(other.page, "相談");
  await look(other.page, "6-banner-over-the-talks");
  await expect(office.banner(city.page)).toBeVisible();
  await city.page.getByRole("button", { name: "緊急閲覧の人数を変える" }).click();
  await expect(office.dialog(city.page)).toContainText("緊急閲覧に必要な承認");
  await look(city.page, "7-rule");
  expectValue(found).toEqual([]);
  for (const { device } of [hoshu, city, other]) expectValue(device.complaints).toEqual([]);
});

test("A18: every state of 記録 is clean by axe, and the whole of it goes by keyboard", async (context) => {
  const stage = await openStage(context);
  await inviteStaff(stage.world.app.tools, { name: "soudan2", displayName: longName, roles: ["counsellor"] });
  const kansa = await stage.enrol("kansa", "監査 みほん八重", "auditor");
  const { device, page } = await openOffice(stage, kansa);
  const found: string[] = [];
  const look = async (name: string): Promise<void> => {
    found.push(...(await inspect(page, `audit-${name}`, demands)));
  };
  await tabTo(page, desk.place(page, "記録"), "Shift+Tab");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "記録", exact: true })).toBeFocused();
  await look("1-before");
  await tabTo(page, page.getByRole("button", { name: "調べる" }));
  await page.keyboard.press("Enter");
  const row = page.getByRole("row").filter({ hasText: longName });
  await expect(row).toHaveCount(1);
  await tabTo(page, row.getByRole("button"));
  await page.keyboard.press("Enter");
  await expect(row.getByRole("button")).toHaveAttribute("aria-expanded", "true");
  await look("2-found");
  await tabTo(page, page.getByText("表で見る"), "Shift+Tab");
  await page.keyboard.press("Enter");
  const hour = page.getByRole("button", { name: /^\d+月\d+日\d+時台 \d+件$/ }).first();
  await tabTo(page, hour);
  await page.keyboard.press("Enter");
  await expect(page.getByText("の記録を表示しています", { exact: false })).toBeVisible();
  await look("2-hour");
  await page.getByRole("button", { name: "期間全体に戻る" }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByText("の記録を表示しています", { exact: false })).toHaveCount(0);
  await page.getByRole("textbox", { name: "相談番号" }).fill("いち");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("alert").filter({ hasText: "数字で" })).toBeVisible();
  await look("3-trouble");
  await page.getByRole("textbox", { name: "相談番号" }).fill("99999");
  await page.keyboard.press("Enter");
  await expect(page.getByText("条件に合う記録はありません", { exact: false })).toBeVisible();
  await page.getByRole("combobox", { name: "目的" }).focus();
  await page.keyboard.press("ArrowDown");
  await tabTo(page, page.getByRole("button", { name: "書き出しを始める" }));
  await page.keyboard.press("Enter");
  await expect(page.getByRole("link", { name: "ファイルを保存する" })).toBeVisible();
  await tabTo(page, page.getByText("この意味"));
  await page.keyboard.press("Enter");
  await expect(page.locator(".audit-key")).toBeVisible();
  await look("4-exported");
  expectValue(found).toEqual([]);
  expectValue(device.complaints).toEqual([]);
});
