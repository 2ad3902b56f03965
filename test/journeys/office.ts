import type { Page } from "@playwright/test";
import { generate } from "otplib";
import { desk, expect } from "./screens.ts";
import type { SignIn, Stage } from "./stage.ts";

// What the city's staff do at the places 職員, 承認 and 記録, by the words and roles they find there.

const wide = { viewport: { width: 1_440, height: 900 } };

/** By password, where nothing else is asked for. Answers the page, at the place with this heading. */
export async function openOffice(stage: Stage, signIn: SignIn, heading = "承認") {
  const device = await stage.open(wide);
  const page = await device.tab("/desk");
  await desk.signIn(page, signIn, heading);
  return { device, page };
}

/** In a real city, for the first time: by password, then an app. Answers the recovery codes. */
export async function comeInByApp(
  page: Page,
  { name, password }: SignIn,
  now = Date.now(),
): Promise<string[]> {
  await page.getByRole("textbox", { name: "サインイン名" }).fill(name);
  await page.getByRole("textbox", { name: "パスワード", exact: true }).fill(password);
  await page.getByRole("button", { name: "サインインする" }).click();
  return addApp(page, now);
}

/** Who was invited follows the link and chooses a password. */
export async function acceptInvitation(page: Page, address: string, password: string): Promise<string[]> {
  await page.goto(`/desk${new URL(address).hash}`);
  await page.getByLabel("新しいパスワード").fill(password);
  await page.getByRole("button", { name: "設定してサインインする" }).click();
  return addApp(page, Date.now());
}

async function addApp(page: Page, now: number): Promise<string[]> {
  const secret = (await page.locator("output.secret").innerText()).replace(/\s/g, "");
  const code = await generate({ secret, epoch: Math.floor(now / 1_000) });
  await page.getByLabel("アプリに表示された6けたの数字").fill(code);
  await page.getByRole("button", { name: "設定する" }).click();
  await expect(page.getByRole("heading", { name: "予備のコード" })).toBeVisible();
  const codes = await page.locator(".recovery-codes li").allInnerTexts();
  await page.getByRole("button", { name: "保管しました" }).click();
  await expect(page.getByRole("navigation", { name: "メニュー" })).toBeVisible();
  return codes;
}

export const office = {
  async goTo(page: Page, place: "今日" | "相談" | "集計" | "承認" | "職員" | "記録"): Promise<void> {
    await desk.place(page, place).click();
    const heading = place === "相談" ? "相談一覧" : place;
    await expect(page.getByRole("heading", { name: heading, exact: true })).toBeFocused();
  },
  person: (page: Page, displayName: string) =>
    page.getByRole("row").filter({ has: page.getByRole("rowheader", { name: displayName }) }),
  dialog: (page: Page) => page.getByRole("dialog"),
  async invites(page: Page, who: { name: string; displayName: string; role: string }): Promise<void> {
    await page.getByRole("button", { name: "職員を招待する" }).click();
    const box = office.dialog(page);
    await box.getByLabel("表示する名前").fill(who.displayName);
    await box.getByLabel("サインイン名").fill(who.name);
    await box.getByRole("checkbox", { name: who.role }).check();
    await box.getByLabel("理由").fill("4月からの担当です");
    await box.getByRole("button", { name: /^招待(のリンクを作る|を申請する)$/ }).click();
  },
  /** The one-time link on the screen, which is closed then. */
  async takesLink(page: Page): Promise<string> {
    const box = office.dialog(page).filter({ hasText: "1回だけ使えるリンク" });
    const address = await box.locator("output").innerText();
    await box.getByRole("button", { name: "渡したので閉じる" }).click();
    await expect(box).toHaveCount(0);
    return address;
  },
  async dismisses(page: Page, displayName: string, reason: string): Promise<void> {
    await page.getByRole("button", { name: `${displayName}: 利用終了` }).click();
    await office.dialog(page).getByLabel("理由").fill(reason);
    await office.dialog(page).getByRole("button", { name: "利用を終了する" }).click();
  },
  approval: (page: Page, what: string | RegExp) => page.locator(".card").filter({ hasText: what }),
  async agrees(page: Page, what: string): Promise<void> {
    await office.approval(page, what).getByRole("button", { name: "承認する" }).click();
    await office.dialog(page).getByRole("button", { name: "承認する" }).click();
  },
  banner: (page: Page) => page.getByRole("region", { name: "緊急閲覧のお知らせ" }),
};
