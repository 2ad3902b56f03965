import type { Page } from "@playwright/test";
import { generate } from "otplib";
import { expect as expectValue, test } from "vitest";
import { inviteStaff } from "../../server/staff/invite.ts";
import { expect } from "./screens.ts";
import { openStage } from "./stage.ts";

test("[S11.8] [ST-1] in a real city the invited administrator's counsellor comes in by link, password and app, and later by a recovery code", async (context) => {
  const stage = await openStage(context, { invented: false });
  const invited = await inviteStaff(stage.world.app.tools, {
    name: "soudan1",
    displayName: "相談員 みほん一郎",
    roles: ["counsellor"],
  });
  const office = await stage.open();
  const page = await office.tab("/desk");
  await page.goto(`/desk#invitation=${invited?.token}`);
  await page.getByLabel("新しいパスワード").fill("ながい ながい あいことばです");
  await page.getByRole("button", { name: "設定してサインインする" }).click();

  await expect(page.getByRole("heading", { name: "2段階認証の設定" })).toBeVisible();
  const secret = (await page.locator("output.secret").innerText()).replace(/\s/g, "");
  await page.getByLabel("アプリに表示された6けたの数字").fill("000000");
  await page.getByRole("button", { name: "設定する" }).click();
  await expect(page.getByRole("alert")).toContainText("確認できませんでした");
  await page.getByLabel("アプリに表示された6けたの数字").fill(await generate({ secret }));
  await page.getByRole("button", { name: "設定する" }).click();

  await expect(page.getByRole("heading", { name: "予備のコード" })).toBeVisible();
  const codes = await page.locator(".recovery-codes li").allInnerTexts();
  expectValue(codes).toHaveLength(10);
  await page.getByRole("button", { name: "保管しました" }).click();
  await expect(page.getByRole("heading", { name: "相談一覧" })).toBeVisible();

  // Another browser: the password alone opens nothing, a recovery code does, once.
  const home = await stage.open();
  const other = await home.tab("/desk");
  await signIn(other);
  await other.getByLabel("6けたの数字").fill(codes[0] ?? "");
  await other.getByRole("button", { name: "確認する" }).click();
  await expect(other.getByRole("heading", { name: "相談一覧" })).toBeVisible();
  const third = await (await stage.open()).tab("/desk");
  await signIn(third);
  await third.getByLabel("6けたの数字").fill(codes[0] ?? "");
  await third.getByRole("button", { name: "確認する" }).click();
  await expect(third.getByRole("alert")).toContainText("確認できませんでした");
  await expect(third.getByRole("heading", { name: "相談一覧" })).toHaveCount(0);
});

async function signIn(page: Page): Promise<void> {
  await page.getByRole("textbox", { name: "サインイン名" }).fill("soudan1");
  await page.getByRole("textbox", { name: "パスワード", exact: true }).fill("ながい ながい あいことばです");
  await page.getByRole("button", { name: "サインインする" }).click();
  await expect(page.getByRole("heading", { name: "2段階認証" })).toBeVisible();
}
