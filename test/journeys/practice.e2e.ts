import type { Page } from "@playwright/test";
import { type TestContext, test } from "vitest";
import { inspect } from "./inspect.ts";
import { comeInByApp } from "./office.ts";
import { desk, expect, wordsOf } from "./screens.ts";
import { openStage } from "./stage.ts";

const wide = { viewport: { width: 1_440, height: 900 } };
const demands = { target: 24, widths: [1_080, 375] };
const strip = (page: Page) => page.getByRole("region", { name: "練習用の表示" });
const bubble = (page: Page, text: string) => page.locator(".log .bubble").filter({ hasText: text });

/** The service's clock goes on by a few seconds each time somebody looks: nobody waits for a child who is played. */
async function openPractice(context: TestContext) {
  let aheadMillis = 0;
  const stage = await openStage(context, { now: () => new Date(Date.now() + aheadMillis) });
  return {
    stage,
    until: (isSo: () => Promise<boolean>) =>
      expect
        .poll(
          async () => {
            aheadMillis += 3_000;
            return isSo();
          },
          { timeout: 120_000, intervals: [500] },
        )
        .toBe(true),
  };
}

test("[S11.7] [PX-2] [PX-3] [PX-4] [PX-5] a counsellor practises the first reply, from choosing it to what good looks like", async (context) => {
  const { stage, until } = await openPractice(context);
  const signIn = await stage.enrol("soudan1", `相談員 ${"みほん".repeat(8)}`, "counsellor");
  const device = await stage.open(wide);
  const page = await device.tab("/desk");
  await desk.signIn(page, signIn);
  await expect(strip(page)).toContainText("練習用の架空の町です");
  const found = await inspect(page, "practice-1-strip", demands);

  await strip(page).getByRole("link", { name: "練習をする" }).click();
  await expect(page.getByRole("heading", { name: "運用", exact: true })).toBeVisible();
  await expect(page.getByRole("tab", { name: "練習" })).toHaveAttribute("aria-selected", "true");
  await expect(page.getByText("まだありません。", { exact: false })).toBeVisible();
  found.push(...(await inspect(page, "practice-2-choose", demands)));
  await page.getByRole("button", { name: "はじめる: 最初の返事" }).click();
  await expect(page.getByText("「最初の返事」をはじめました。")).toBeVisible();
  await expect(page.getByRole("heading", { name: "練習中: 最初の返事" })).toBeVisible();
  await expect(strip(page)).toContainText("練習中: 最初の返事");
  found.push(...(await inspect(page, "practice-3-under-way", demands)));

  await page.getByRole("button", { name: "相談をひらく" }).click();
  const hears = (text: string) => until(async () => (await bubble(page, text).count()) > 0);
  await hears("だれにもいわないって、やくそくしてくれますか");
  await desk.claims(page);
  await desk.answers(
    page,
    "書いてくれてありがとう。ひとりで決めないで、先にあなたと相談します。ゆっくりでいいですよ。",
  );
  await hears("きのうと、きょう。クラスの子たちだと思う");
  found.push(...(await inspect(page, "practice-4-talk", demands)));
  await desk.answers(page, "くつをかくされて、かなしかったですね。");
  await hears("おうちの人にはいってない。しんぱいするから");
  await desk.answers(page, "おうちの人のことも、考えているんですね。");
  await hears("きいてくれて、ありがとう。ちょっとほっとした");
  await until(async () => (await strip(page).innerText()).includes("練習が終わりました: 最初の返事"));

  await strip(page).getByRole("link", { name: "振り返る" }).click();
  await expect(strip(page)).toContainText("練習用の架空の町です");
  const fresh = page.getByRole("region", { name: "終わったばかりの練習" });
  await expect(fresh.getByText("できました", { exact: true }).first()).toBeVisible();
  await expect(page.getByText("守れない約束をしなかった")).toBeVisible();
  await expect(page.getByText("だれかに話すのは、こわいですよね。", { exact: false })).toBeVisible();
  found.push(...(await inspect(page, "practice-5-look-back", demands)));

  await page.getByRole("button", { name: "はじめる: 返事が止まったとき" }).click();
  await expect(fresh).toHaveCount(0);
  await page.getByRole("button", { name: "練習をやめる" }).click();
  await expect(page.getByText("練習をやめました。", { exact: false })).toBeVisible();
  await expect(page.getByText("途中まで")).toBeVisible();
  await page.getByRole("button", { name: /^振り返る: 最初の返事/ }).click();
  await expect(page.getByText("守れない約束をしなかった")).toBeVisible();
  expect(found).toEqual([]);
  expect(device.complaints).toEqual([]);
});

test("[S11.7] [PX-3] an official practises to take a call that a colleague, played by the service, has made", async (context) => {
  const { stage, until } = await openPractice(context);
  const device = await stage.open(wide);
  const page = await device.tab("/desk");
  await desk.signIn(page, await stage.enrol("tantou", "担当職員 みほん四季", "official"), "今日");
  await strip(page).getByRole("link", { name: "練習をする" }).click();
  await expect(page.getByRole("button", { name: /^はじめる: / })).toHaveCount(2);
  await page.getByRole("button", { name: "はじめる: 緊急の呼び出しを受ける" }).click();
  const take = page.getByRole("button", { name: "受ける", exact: true });
  await until(() => take.isVisible());
  await expect(page.getByText("練習の相手 みほん八重が緊急に呼んでいます")).toBeVisible();
  const found = await inspect(page, "practice-6-called", demands);
  await take.click();
  await expect(page.getByText("あなたが受けました")).toBeVisible();
  expect(found).toEqual([]);
  expect(device.complaints).toEqual([]);
});

test("[S11.7] [PX-1] [PX-5] a child's page of an invented city says that it is one; in a real city nothing does, and nobody practises", async (context) => {
  const stage = await openStage(context);
  const phone = await stage.open({ viewport: { width: 375, height: 667 } });
  const own = await phone.tab("/");
  const mark = own.locator(".practice-page");
  await expect(mark).toBeVisible();
  expect(await wordsOf(mark)).toBe("これは練習用のページです。書いても、本物の相談員には届きません。");
  const found = await inspect(own, "practice-7-child", { target: 44, widths: [320, 1_080] });
  const plain = await phone.tab("/plain");
  expect(await wordsOf(plain.locator(".practice-page"))).toContain("練習用のページです");
  found.push(...(await inspect(plain, "practice-8-plain", { target: 44, widths: [320, 1_080] })));

  const city = await openStage(context, { invented: false });
  const real = await city.open(wide);
  const child = await real.tab("/");
  await expect(child.locator(".reception")).toBeVisible();
  await expect(child.locator(".practice-page")).toHaveCount(0);
  const page = await real.tab("/desk");
  await comeInByApp(page, await city.enrol("soudan1", "相談員 みほん一郎", "counsellor"));
  await expect(page.getByRole("heading", { name: "相談一覧" })).toBeVisible();
  await desk.place(page, "運用").click();
  await expect(page.getByRole("button", { name: "問い合わせる" })).toBeVisible();
  await expect(page.getByRole("tab", { name: "練習" })).toHaveCount(0);
  await expect(strip(page)).toHaveCount(0);
  expect(found).toEqual([]);
  for (const device of [phone, real]) expect(device.complaints).toEqual([]);
});
