import type { Page } from "@playwright/test";
import { generate } from "otplib";
import { test } from "vitest";
import { inviteStaff } from "../../server/staff/invite.ts";
import { chrome } from "./agents.ts";
import { inspect } from "./inspect.ts";
import { movedClock } from "./moved-clock.ts";
import { holdPasskeys } from "./passkey-holder.ts";
import { desk, expect } from "./screens.ts";
import { openStage } from "./stage.ts";

const password = "ながい ながい あいことばです";
const demands = { target: 32, widths: [1_024, 320] };

test("[S11.8] [ST-1] [ST-3] [ST-7] a passkey is the first factor, signs in alone, lets a dangerous act go on, and is removed", async (context) => {
  const clock = movedClock();
  const stage = await openStage(context, { invented: false, now: clock.now });
  const invited = await inviteStaff(stage.world.app.tools, {
    name: "kansa",
    displayName: "監査 みほん四葉",
    roles: ["auditor"],
  });
  const office = await stage.open({
    byName: true,
    userAgent: chrome,
    viewport: { width: 1_440, height: 900 },
  });
  const table = await office.tab("/desk");
  const device = await holdPasskeys(table);
  await table.goto(`/desk#invitation=${invited?.token}`);
  await table.getByLabel("新しいパスワード").fill(password);
  await table.getByRole("button", { name: "設定してサインインする" }).click();
  await expect(table.getByRole("heading", { name: "2段階認証の設定" })).toBeVisible();
  const found = await inspect(table, "account-1-first-factor", demands);
  await table.getByRole("button", { name: "パスキーを登録する" }).click();
  await expect(table.locator(".recovery-codes li")).toHaveCount(10);
  found.push(...(await inspect(table, "account-2-first-codes", demands)));
  expect(await device.count()).toBe(1);
  await table.getByRole("button", { name: "保管しました" }).click();
  await desk.place(table, "アカウント").click();
  await expect(table.locator(".account-part").getByText("Chrome(Windows)", { exact: true })).toBeVisible();

  await table.getByRole("button", { name: "サインアウト", exact: true }).click();
  found.push(...(await inspect(table, "account-3-sign-in", demands)));
  await table.getByRole("button", { name: "パスキーでサインイン" }).click();
  await expect(desk.place(table, "アカウント")).toBeVisible();

  // More than five minutes later: the act waits for a factor, and goes on by itself.
  clock.set(6);
  await desk.place(table, "アカウント").click();
  await table.getByRole("button", { name: "新しく作る" }).click();
  await table.getByRole("dialog").getByRole("button", { name: "新しく作る" }).click();
  const asked = table.getByRole("dialog", { name: "ご本人の確認" });
  await expect(asked.getByRole("button", { name: "パスキーで確認する" })).toBeFocused();
  found.push(...(await inspect(table, "account-4-step-up", demands)));
  await table.keyboard.press("Enter");
  await expect(table.getByRole("heading", { name: "新しい予備のコード" })).toBeFocused();
  await expect(table.locator(".recovery-codes li")).toHaveCount(10);
  found.push(...(await inspect(table, "account-5-new-codes", demands)));
  // On paper stand the codes and what they are for.
  await table.emulateMedia({ media: "print" });
  await expect(desk.place(table, "アカウント")).toBeHidden();
  await expect(table.getByRole("button", { name: "印刷する" })).toBeHidden();
  await expect(table.locator(".recovery-codes li").last()).toBeVisible();
  await table.emulateMedia({ media: "screen" });
  await table.getByRole("button", { name: "保管しました" }).click();

  // The only factor stays, and why is said.
  await remove(table);
  await expect(table.getByRole("alert").filter({ hasText: "1つは残す必要があります" })).toBeVisible();
  await table.getByRole("button", { name: "認証アプリを追加する" }).click();
  const secret = (await table.locator("output.secret").innerText()).replace(/\s/g, "");
  found.push(...(await inspect(table, "account-6-adding-app", demands)));
  await table.getByLabel("アプリに表示された6けたの数字").fill(await code(secret, clock.now()));
  await table.getByRole("button", { name: "設定する" }).click();
  await expect(table.getByRole("button", { name: "別のアプリに替える" })).toBeVisible();
  await remove(table);
  await expect(table.getByText("登録すると、この端末の画面ロックだけで", { exact: false })).toBeVisible();

  await table.getByRole("button", { name: "サインアウト", exact: true }).click();
  await table.getByRole("button", { name: "パスキーでサインイン" }).click();
  await expect(table.getByRole("alert").filter({ hasText: "パスキーを確認できませんでした" })).toBeVisible();
  expect(found).toEqual([]);
  expect(office.complaints.filter((one) => !one.includes("/api/staff/"))).toEqual([]);
});

test("[ST-1] [ST-7] [ST-3] who has a passkey and an app shows either: at the door after the password, and before an act", async (context) => {
  const clock = movedClock();
  const stage = await openStage(context, { invented: true, now: clock.now });
  const signIn = await stage.enrol("kansa", "監査 みほん四葉", "auditor");
  const office = await stage.open({ byName: true, viewport: { width: 1_440, height: 900 } });
  const table = await office.tab("/desk");
  await holdPasskeys(table);
  await table.goto("/desk#account");
  await desk.signIn(table, signIn, "アカウント");

  await table.getByRole("button", { name: "パスキーを追加する" }).click();
  await expect(table.getByLabel("見分けるための名前")).toBeFocused();
  await table.keyboard.type("市役所の机");
  await table.keyboard.press("Enter");
  await table.getByRole("button", { name: "保管しました" }).click();
  await expect(table.getByText("市役所の机", { exact: true })).toBeVisible();
  await table.getByRole("button", { name: "名前を変える" }).click();
  await expect(table.getByLabel("市役所の机 の名前")).toBeFocused();
  await table.keyboard.type("相談室の机");
  await table.keyboard.press("Enter");
  await expect(table.getByText("相談室の机", { exact: true })).toBeVisible();

  // An app is added, and replaced by another: the codes of the first count no more.
  const first = await addApp(table, clock.now, "認証アプリを追加する");
  clock.set(1);
  const second = await addApp(table, clock.now, "別のアプリに替える");
  clock.set(8);
  await table.getByRole("button", { name: "パスワードを変える" }).click();
  await table.getByLabel("今のパスワード").fill(signIn.password);
  await table.getByLabel("新しいパスワード").fill(password);
  await table.keyboard.press("Enter");
  const asked = table.getByRole("dialog", { name: "ご本人の確認" });
  const box = asked.getByRole("textbox", { name: "6けたの数字(または予備のコード)" });
  await box.fill(await code(first, clock.now()));
  await table.keyboard.press("Enter");
  await expect(asked.getByRole("alert")).toContainText("確認できませんでした");
  await box.fill(await code(second, clock.now()));
  await table.keyboard.press("Enter");
  await expect(table.getByText("パスワードを変更し", { exact: false })).toBeVisible();

  await table.getByRole("button", { name: "サインアウト", exact: true }).click();
  await table.getByRole("textbox", { name: "サインイン名" }).fill(signIn.name);
  await table.getByRole("textbox", { name: "パスワード", exact: true }).fill(password);
  await table.getByRole("button", { name: "サインインする" }).click();
  await expect(table.getByRole("heading", { name: "2段階認証" })).toBeVisible();
  expect(await inspect(table, "account-7-show-factor", demands)).toEqual([]);
  await table.getByRole("button", { name: "パスキーで確認する" }).click();
  await expect(table.getByRole("heading", { name: "アカウント" })).toBeFocused();
});

async function remove(table: Page): Promise<void> {
  const part = table
    .locator(".account-part")
    .filter({ has: table.getByRole("heading", { name: "パスキー" }) });
  await part.getByRole("button", { name: "外す" }).click();
  await table.getByRole("dialog").getByRole("button", { name: "外す" }).click();
}

async function addApp(table: Page, now: () => Date, button: string): Promise<string> {
  await table.getByRole("button", { name: button }).click();
  const secret = (await table.locator("output.secret").innerText()).replace(/\s/g, "");
  await table.getByLabel("アプリに表示された6けたの数字").fill(await code(secret, now()));
  await table.getByRole("button", { name: "設定する" }).click();
  await expect(table.locator("output.secret")).toHaveCount(0);
  return secret;
}

function code(secret: string, at: Date): Promise<string> {
  return generate({ secret, epoch: Math.floor(at.getTime() / 1_000) });
}
