import type { Page } from "@playwright/test";
import { test } from "vitest";
import { inspect } from "./inspect.ts";
import { child, expect, expectTexts, wordsOf } from "./screens.ts";
import { openStage, type Stage } from "./stage.ts";

const phone = { width: 375, height: 667 };
const demands = { target: 44, widths: [320, 1_080] };
const press = (page: Page, name: string) => page.getByRole("button", { name, exact: true }).click();
const card = (page: Page) => page.locator(".attributes");

async function speaks(page: Page, wording: string, greeting: RegExp): Promise<void> {
  await page.locator('[aria-controls="wordings"]').click();
  await press(page, wording);
  await expect(page.locator(".greeting h2")).toHaveText(greeting);
  await page.locator('[aria-controls="wordings"]').click();
}

/** What the desk's list says of the newest consultation. */
async function listed(stage: Stage) {
  const counsellor = await stage.world.staff("counsellor");
  return async () => {
    const asked = { epoch: null, skin: "now" as const, watch: [], desk: { after: null } };
    const { body } = await counsellor.call("/api/desk/sync", asked);
    return body.frames.flatMap((frame) => (frame.t === "desk" ? frame.changes : []))[0]?.attributes.told;
  };
}

test("[S4.1] [S8.4] A18: a first-year pupil reads no kanji, writes, and tells what they like", async (context) => {
  const stage = await openStage(context);
  const told = await listed(stage);
  const childs = await stage.open({ viewport: phone });
  const page = await childs.tab("/");
  await speaks(page, "ひらがな", /いまの きもち/);
  await expect(page.locator("html")).toHaveAttribute("lang", "ja");
  const found = await inspect(page, "wording-lower-1-entrance", demands);
  expect(await wordsOf(page.locator(".middle"))).not.toMatch(/\p{Script=Han}/u);
  await child.box(page).fill("きいて");
  await press(page, "おくる");
  await expectTexts(page, ["きいて"]);
  await expect(card(page).locator(".ask")).toHaveText("かいて いるのは、だれかな？");
  found.push(...(await inspect(page, "wording-lower-2-relation", demands)));
  await press(page, "こども ほんにん");
  await press(page, "しょうがっこう");
  found.push(...(await inspect(page, "wording-lower-3-grade", demands)));
  await press(page, "1ねん");
  await press(page, "こたえない");
  await expect.poll(told).toEqual({
    relation: "child",
    school: "elementary",
    grade: 1,
    gender: "no-answer",
  });
  await press(page, "あとに する");
  await expect(card(page).locator("summary")).toHaveText("おしえて くれて、ありがとう。");
  // The talk never waited for it.
  await expect(child.box(page)).toBeEnabled();
  await page.reload();
  await expect(card(page).locator(".ask")).toHaveText("どんな ことかな？（いくつでも）");
  expect(found).toEqual([]);
  expect(childs.complaints).toEqual([]);
});

test("[S4.1] [S8.4] A18: a junior-high pupil picks several topics, and corrects the school", async (context) => {
  const stage = await openStage(context);
  const told = await listed(stage);
  const childs = await stage.open({ viewport: phone, colorScheme: "dark" });
  const page = await childs.tab("/");
  await speaks(page, "漢字", /^今のお気持ちを/);
  await child.box(page).fill("クラスのことです");
  await press(page, "送る");
  for (const step of ["児童・生徒本人", "高校", "1年", "あとにする"]) await press(page, step);
  for (const topic of ["いじめ", "ネットやSNSのこと", "友達のこと", "友達のこと"]) await press(page, topic);
  const found = await inspect(page, "wording-standard-1-topics", demands);
  await press(page, "これで伝える");
  await expect.poll(told).toMatchObject({ school: "high", grade: 1, topics: ["bullying", "internet"] });
  await press(page, "答えを直す");
  await press(page, "あとにする");
  await press(page, "中学校");
  await press(page, "2年");
  await expect.poll(told).toEqual({
    relation: "child",
    school: "junior-high",
    grade: 2,
    topics: ["bullying", "internet"],
  });
  expect(found).toEqual([]);
  expect(childs.complaints).toEqual([]);
});

test("[S4.1] [S8.4] A18: a guardian is asked about their child, and loses no answer on a bad line", async (context) => {
  const stage = await openStage(context);
  const told = await listed(stage);
  const childs = await stage.open({ viewport: phone });
  const page = await childs.tab("/");
  await speaks(page, "漢字", /^今のお気持ちを/);
  const found = await inspect(page, "wording-standard-2-entrance", demands);
  await child.box(page).fill("娘が学校に行けなくなりました");
  await press(page, "送る");
  await expectTexts(page, ["娘が学校に行けなくなりました"]);
  await press(page, "保護者");
  await expect(card(page).locator(".ask")).toHaveText("お子さんは、どの学校ですか？");
  await childs.offline(async () => {
    await press(page, "その他");
    await expect(card(page).getByRole("status")).not.toBeEmpty();
    await expect(page.locator(".offline")).not.toBeEmpty();
    found.push(...(await inspect(page, "wording-standard-3-offline", demands)));
  });
  await expect.poll(told).toEqual({ relation: "guardian", school: "other" });
  await expect(card(page).locator(".ask")).toHaveText("お子さんの性別は？");
  expect(found).toEqual([]);
  expect(childs.complaints).toEqual([]);
});

test("[S4.2] [S4.1] a part that could not be fetched is fetched again; the page works meanwhile", async (context) => {
  const stage = await openStage(context);
  const childs = await stage.open({ viewport: phone });
  let broken = true;
  await childs.context.route(/\/a\/(parts|upper|sync)[^/]*\.js/, (route) =>
    broken ? route.abort() : route.fallback(),
  );
  const page = await childs.tab("/");
  await child.writes(page, "きいて");
  await expect(page.locator('[data-receipt="delivered"]')).toHaveCount(1);
  await page.getByRole("button", { name: "いそぐときは" }).click();
  await expect(page.locator('#help a[href="tel:110"]')).toBeVisible();
  await page.locator("#help .back").click();
  broken = false;
  await expect(card(page)).toBeVisible({ timeout: 90_000 });
});

test("[S4.1] A16 A18: English, remembered over a reload and at 400 %, and gone with Shift three times", async (context) => {
  const stage = await openStage(context);
  const childs = await stage.open({ viewport: phone });
  const neutral = "https://www.jma.go.jp/";
  const weather = { contentType: "text/html; charset=utf-8", body: "<title>天気</title><p>晴れ</p>" };
  await childs.context.route(`${neutral}**`, (route) => route.fulfill(weather));
  const page = await childs.tab("/");
  await speaks(page, "English", /^Tell us how you feel/);
  await page.reload();
  await expect(page.locator(".greeting h2")).toHaveText(/^Tell us how you feel/);
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
  await expect(page.locator("summary").first()).toBeVisible();
  const found = await inspect(page, "wording-english-1-entrance", demands);
  expect(await wordsOf(page.locator(".screen"))).not.toMatch(/[\p{Script=Han}\p{Script=Hiragana}]/u);
  await page.getByRole("button", { name: "Urgent help" }).click();
  found.push(...(await inspect(page, "wording-english-2-help", demands)));
  await press(page, "Back");
  await child.box(page).fill("May I talk?");
  await press(page, "Send");
  await expect(page.locator('[data-receipt="delivered"]')).toHaveText("Delivered");
  found.push(...(await inspect(page, "wording-english-3-waiting", demands)));
  await page.setViewportSize({ width: 320, height: 256 });
  found.push(...(await inspect(page, "wording-english-4-zoomed", { target: 44, widths: [320] })));
  for (const place of [".message", ".attributes summary", "#box", "footer button.main"]) {
    await page.locator(place).scrollIntoViewIfNeeded();
    await expect(page.locator(place)).toBeInViewport();
  }
  for (const _ of "123") await page.keyboard.press("Shift");
  await page.waitForURL(neutral);
  await expect
    .poll(() => childs.context.storageState({ indexedDB: true }))
    .toEqual({ cookies: [], origins: [] });
  const next = await childs.tab("/");
  await expect(next.locator("html")).toHaveAttribute("lang", "ja");
  expect(found).toEqual([]);
  expect(new Set(childs.complaints)).toEqual(new Set([`asked a stranger: ${neutral}`]));
});
