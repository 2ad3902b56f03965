import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { expect as expectValue, test } from "vitest";
import { inventConsultations } from "../invented-consultations.ts";
import { newIdempotencyKey } from "../world.ts";
import { inspect } from "./inspect.ts";
import { office, openOffice } from "./office.ts";
import { expect, tabTo } from "./screens.ts";
import { openStage } from "./stage.ts";

const demands = { target: 32, widths: [1_080, 1_024, 375, 320] };

/** The question a person wants answered. */
async function asks(page: Page, question: string): Promise<void> {
  await page
    .getByRole("navigation", { name: "知りたいこと" })
    .getByRole("button", { name: question, exact: true })
    .click();
  await expect(page.getByRole("heading", { name: question, exact: true, level: 2 })).toBeVisible();
}

function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 4_294_967_296;
  };
}

test("[S8.4] [FG-2] an official's month's end: a figure leads to its consultation, the published table is masked, printed and saved", async (context) => {
  const stage = await openStage(context);
  const child = await stage.world.consultee();
  const epoch = stage.world.app.tools.epoch();
  const key = newIdempotencyKey();
  const { consultation } = (await child.call("/api/open", { epoch, key, text: "小さい声で" })).body;
  const attributes = { school: "junior-high", grade: 2, topics: ["bullying"] } as const;
  await child.call("/api/attributes", { epoch, consultation, attributes });
  const tantou = await stage.enrol("tantou", "担当職員 みほん四季", "official");
  const { device, page } = await openOffice(stage, tantou, "今日");
  await office.goTo(page, "集計");
  await expect(page.getByRole("status").filter({ hasText: "相談 1件" })).toBeVisible();
  await page.getByRole("button", { name: "まだ返信のない相談 1件の相談を見る" }).click();
  await expect(page.getByRole("dialog")).toContainText("1件");
  await page.keyboard.press("Escape");
  await asks(page, "学校種");
  await page.getByRole("button", { name: "中学校 1件の相談を見る" }).click();
  const rows = page.getByRole("dialog");
  await expect(rows).toContainText("1件");
  await rows.getByRole("button", { name: "#1001 を開く" }).click();
  await expect(page.getByRole("heading", { name: "相談 #1001" })).toBeVisible();
  await expect(page.locator(".log .bubble")).toHaveText(["小さい声で"]);

  await office.goTo(page, "集計");
  await asks(page, "市の公表する表");
  await expect(
    page.getByRole("table", { name: "いじめ" }).getByRole("button", { name: /・中 1件/ }),
  ).toBeVisible();
  await expect(page.getByText("ファイルにするには", { exact: false })).toBeVisible();
  await page.getByRole("checkbox", { name: "公表用に、5未満の数を伏せる" }).check();
  await expect(page.getByRole("table", { name: "いじめ" })).toContainText("伏せる");
  await expect(page.getByRole("table", { name: "いじめ" }).getByRole("button")).toHaveCount(0);
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "CSVファイルを保存する" }).click(),
  ]);
  const file = await readFile(await download.path(), "utf8");
  expectValue(file.split("\r\n")[0]).toBe("\ufeff項目,月,小,中,高,その他,合計");
  expectValue(file).toMatch(/いじめ,\d{4}年\d+月,0,伏せる,0,0,伏せる\r\n/);
  expectValue(file).not.toMatch(/,[1-4](,|\r)/);
  await page.emulateMedia({ media: "print" });
  await expect(page.getByRole("navigation", { name: "メニュー" })).toBeHidden();
  await expect(page.getByRole("table", { name: "不登校" })).toBeVisible();
  expectValue(device.complaints).toEqual([]);
});

test("[S8.4] A18: every question of 集計 is clean by axe, light and dark, from 320 px up, with nothing, with a thousand, two periods beside each other", async (context) => {
  const stage = await openStage(context);
  const tantou = await stage.enrol("tantou", "担当職員 みほん四季", "official");
  const { device, page } = await openOffice(stage, tantou, "今日");
  const found: string[] = [];
  const look = async (name: string, more = demands): Promise<void> => {
    found.push(...(await inspect(page, `figures-${name}`, more)));
  };
  await office.goTo(page, "集計");
  await expect(page.getByText("この期間に始まった相談はありません", { exact: false })).toBeVisible();
  await look("01-nothing");

  const [begins, lasts, random] = [Date.UTC(2025, 3, 1), 730 * 86_400_000, randomFrom(7)];
  await inventConsultations(
    stage.world.storage.db,
    1_000,
    () => new Date(begins + Math.floor(random() ** 0.5 * lasts)),
    random,
  );
  await page.getByLabel("この日を含む期間").fill("2026-07-01");
  await page.getByRole("combobox", { name: "くらべる" }).selectOption({ label: "前の年の同じ期間" });
  await expect(page.getByText("2026年度（くらべる期間：2025年度）")).toBeVisible();
  await look("02-overview");
  for (const [question, name, whole] of [
    ["月ごと", "03-months", true],
    ["日ごと", "04-days", false],
    ["時間帯", "05-hours", false],
    ["曜日と時間", "06-weekday-hours", true],
    ["学年", "07-grades", true],
    ["相談種別（相談員の分類）", "08-topics", false],
    ["終わりの気持ち", "09-faces", false],
    ["最初の返信までの時間", "09b-until-answer", false],
    ["年度ごと", "09c-years", false],
    ["市の公表する表", "10-city", true],
  ] as const) {
    await asks(page, question);
    if (question === "月ごと") {
      await page.getByRole("radio", { name: "メッセージの数" }).check();
      await expect(page.getByRole("img", { name: /月ごとのメッセージの数の図/ })).toBeVisible();
      await page.getByText("表で見る").click();
    }
    await look(name, whole ? demands : { ...demands, widths: [320] });
  }
  await page.getByRole("checkbox", { name: "公表用に、5未満の数を伏せる" }).check();
  await look("11-city-published");
  await page.getByRole("checkbox", { name: "公表用に、5未満の数を伏せる" }).uncheck();

  // By keyboard: to a question, to its figure, to the consultations, and back to where one was.
  const entrance = page
    .getByRole("navigation", { name: "知りたいこと" })
    .getByRole("button", { name: "入口", exact: true });
  await tabTo(page, entrance);
  await page.keyboard.press("Enter");
  const web = page.getByRole("button", { name: /^Web .*件の相談を見る$/ });
  await tabTo(page, web);
  await page.keyboard.press("Enter");
  await expect(
    page
      .getByRole("dialog")
      .getByRole("button", { name: /を開く$/ })
      .first(),
  ).toBeVisible();
  await look("12-rows");
  await page.keyboard.press("Escape");
  await expect(web).toBeFocused();

  await page.getByRole("combobox", { name: "期間の種類" }).selectOption({ label: "自由に選ぶ" });
  await page.getByLabel("はじめの日").fill("2027-07-01");
  await expect(page.getByRole("alert").filter({ hasText: "はじめの日はおわりの日より前に" })).toBeVisible();
  await look("13-wrong-days", { ...demands, widths: [320] });
  await page.getByLabel("はじめの日").fill("2026-07-01");
  await device.offline(async () => {
    await page.getByRole("button", { name: "次の期間" }).click();
    await expect(page.getByText("サーバーにつながらないため", { exact: false })).toBeVisible();
    await look("14-no-network", { ...demands, widths: [] });
  });
  await page.getByRole("button", { name: "もう一度読み込む" }).click();
  await expect(page.getByText("サーバーにつながらないため", { exact: false })).toHaveCount(0);
  expectValue(found).toEqual([]);
  expectValue(device.complaints).toEqual([]);
});
