import { expect as expectSoon, type Locator, type Page } from "@playwright/test";
import type { SignIn } from "./stage.ts";

// What people do on the screens, by the words and roles they find there.

/** Waits for what it says, as long as a busy machine may need. */
export const expect = expectSoon.configure({ timeout: 30_000 });

/** The words of an element as they are read, without the readings above them. */
export function wordsOf(place: Locator): Promise<string> {
  return place.evaluate((element) => {
    const copy = element.cloneNode(true) as Element;
    for (const reading of copy.querySelectorAll("rt, rp")) reading.remove();
    return copy.textContent?.trim() ?? "";
  });
}

/** The talk on this screen says exactly this, in this order. */
export async function expectTexts(page: Page, texts: readonly string[]): Promise<void> {
  await expect(page.locator(".log .bubble")).toHaveText([...texts]);
}

/** What stands under one's own messages, in their order. */
export function receiptsOn(page: Page): Locator {
  return page.locator(".message.own [data-receipt]");
}

/** Moves on until it is there, and looks each time whether one can see where the focus is. */
export async function tabTo(page: Page, goal: Locator, key: "Tab" | "Shift+Tab" = "Tab"): Promise<void> {
  await expect(goal).toBeVisible();
  for (let steps = 0; steps < 30; steps++) {
    await page.keyboard.press(key);
    const ring = page.locator(":focus-visible");
    if ((await ring.count()) > 0) await expect(ring).toHaveCSS("outline-style", /solid|auto/);
    if (await goal.evaluate((element) => element === document.activeElement)) return;
  }
  throw new Error(`${goal} is not reached by ${key}.`);
}

export const child = {
  // Not by its role: 合言葉 have a box of their own.
  box: (page: Page) => page.locator("#box"),
  async writes(page: Page, text: string): Promise<void> {
    await child.box(page).fill(text);
    await page.getByRole("button", { name: "おくる", exact: true }).click();
  },
  status: (page: Page) => page.locator("main p.aside[role=status]"),
};

export const desk = {
  /** Comes to the place whose heading is given: where one lands depends on one's roles. */
  async signIn(page: Page, { name, password }: SignIn, heading = "相談一覧"): Promise<void> {
    await page.getByRole("textbox", { name: "サインイン名" }).fill(name);
    await page.getByRole("textbox", { name: "パスワード", exact: true }).fill(password);
    await page.getByRole("button", { name: "サインインする" }).click();
    await expect(page.getByRole("heading", { name: heading, exact: true })).toBeVisible();
  },
  row: (page: Page, number: number) => page.getByRole("button", { name: new RegExp(`^#${number}(?!\\d)`) }),
  section: (page: Page, name: "待っている" | "自分が対応中" | "ほかの人が対応中" | "終了") =>
    page.getByRole("region", { name }),
  async claims(page: Page): Promise<void> {
    await page.getByRole("button", { name: "対応を始める" }).click();
    await desk.readsBriefing(page);
  },
  /** To its end, from wherever the focus is ([BR-1]). */
  async readsBriefing(page: Page): Promise<void> {
    const briefing = page.getByRole("region", { name: "履歴の確認" });
    await expect(briefing).toBeFocused();
    await briefing.press("End");
    await page.getByRole("button", { name: "確認しました。返信へ進む" }).click();
    await expect(desk.reply(page)).toBeFocused();
  },
  place: (page: Page, name: string) =>
    page.getByRole("navigation", { name: "メニュー" }).getByRole("link", { name }),
  reply: (page: Page) => page.getByRole("textbox", { name: "返信" }),
  async answers(page: Page, text: string): Promise<void> {
    await desk.reply(page).fill(text);
    await page.getByRole("button", { name: "送信する" }).click();
  },
  async closes(page: Page): Promise<void> {
    await page.getByRole("button", { name: "終了する" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "終了する" }).click();
  },
};
