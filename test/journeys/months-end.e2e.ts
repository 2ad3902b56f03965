import { readFile } from "node:fs/promises";
import type { Download, Page } from "@playwright/test";
import { expect as expectValue, test } from "vitest";
import { fiscalYearAt } from "../../domain/period.ts";
import { inventConsultations } from "../invented-consultations.ts";
import { inspect } from "./inspect.ts";
import { office, openOffice } from "./office.ts";
import { desk, expect } from "./screens.ts";
import { openStage } from "./stage.ts";

const demands = { target: 32, widths: [1_440, 1_080, 375, 320] };

async function textOf(download: Download): Promise<string> {
  return readFile(await download.path(), "utf8");
}

/** The question a person wants answered. */
async function asks(page: Page, question: string): Promise<void> {
  await page
    .getByRole("navigation", { name: "知りたいこと" })
    .getByRole("button", { name: question, exact: true })
    .click();
  await expect(page.getByRole("heading", { name: question, exact: true, level: 2 })).toBeVisible();
}

test("[S8.4] [S11.5] [EX-6] month's end: the month's figures, the city's table masked for publishing, a file that a second person agrees to, the ledger, its reminder and its end", async (context) => {
  const stage = await openStage(context);
  const year = fiscalYearAt(new Date());
  // A thousand in the first month of the 年度.
  const begins = Date.parse(`${year.from}T00:00:00+09:00`);
  await inventConsultations(
    stage.world.storage.db,
    1_000,
    (nth) => new Date(begins + (nth % 720) * 3_600_000),
    Math.random,
  );
  const tantou = await stage.enrol("tantou", `担当職員 ${"みほん".repeat(18)}`, "official");
  const kanri = await stage.enrol("kanri", "管理者 みほん五月", "administrator");
  const found: string[] = [];
  const { device, page } = await openOffice(stage, tantou, "今日");
  const look = async (name: string, more = demands): Promise<void> => {
    found.push(...(await inspect(page, `month-${name}`, more)));
  };

  await office.goTo(page, "集計");
  await page.getByRole("combobox", { name: "期間の種類" }).selectOption({ label: "1か月" });
  await page.getByLabel("この日を含む期間").fill(year.from);
  await expect(page.getByRole("status").filter({ hasText: "相談 1,000件" })).toBeVisible();
  await look("1-overview");
  // People and messages lead to where they are found.
  await page.getByRole("button", { name: /^相談者の実人数 .*人の相談を見る$/ }).click();
  await expect(page.getByRole("dialog")).toContainText("人・1,000件の相談");
  await expect(page.getByRole("dialog")).toContainText("1人目");
  await page.keyboard.press("Escape");
  await asks(page, "時間帯");
  await page.getByRole("radio", { name: "メッセージの数" }).check();
  await page.getByText("表で見る").click();
  const hour = page.getByRole("button", { name: /^10時台? .*通の相談を見る$/ });
  const [count = ""] = /[\d,]+(?=通)/.exec((await hour.getAttribute("aria-label")) ?? "") ?? [];
  await hour.click();
  await expect(page.getByRole("dialog")).toContainText(`${count}通・`);
  await page.keyboard.press("Escape");

  await asks(page, "市の公表する表");
  await page.getByRole("checkbox", { name: "公表用に、5未満の数を伏せる" }).check();
  await expect(page.getByText("公表用の表示です", { exact: false })).toBeVisible();
  const [table] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "CSVファイルを保存する" }).click(),
  ]);
  expectValue(await textOf(table)).not.toMatch(/,[1-4](,|\r)/);
  await look("2-table");

  // The month as rows, under names that mean something in this file alone: somebody else agrees first.
  await desk.place(page, "書き出し").click();
  await page.getByRole("combobox", { name: "内容" }).selectOption({ label: "相談の一覧" });
  await page.getByLabel("はじめの日").fill(year.from);
  await page.getByRole("combobox", { name: "目的" }).selectOption({ index: 1 });
  await page.getByRole("combobox", { name: "渡す相手" }).selectOption({ label: "教育委員会" });
  await page.getByLabel("返却・廃棄の期日").fill(await page.getByLabel("おわりの日").inputValue());
  await page.getByRole("textbox", { name: "理由" }).fill("月の報告のため");
  await page.getByRole("checkbox", { name: /記号に置きかえる/ }).check();
  await page.getByRole("button", { name: "申請する" }).click();
  await expect(page.getByText("申請しました。", { exact: false })).toBeVisible();
  const other = await openOffice(stage, kanri);
  await expect(office.approval(other.page, "相談や記録をファイルに書き出す")).toContainText("月の報告のため");
  await office.agrees(other.page, "相談や記録をファイルに書き出す");
  await expect(other.page.getByText("承認しました", { exact: false })).toBeVisible();
  await office.goTo(page, "今日");
  await desk.place(page, "書き出し").click();
  await page.getByRole("button", { name: /書き出しを始める$/ }).click();
  await expect(page.getByText("1,000行を書き出しました。")).toBeVisible();
  const [rows] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "CSVファイルを保存する" }).click(),
  ]);
  const lines = (await textOf(rows)).trimEnd().split("\r\n");
  expectValue(lines).toHaveLength(1_001);
  for (const line of lines.slice(1)) expectValue(line).toMatch(/^x[0-9a-f]{15},x[0-9a-f]{15},/);
  await look("3-taken");

  await expect(page.getByText("今日が期日です")).toBeVisible();
  await office.goTo(page, "今日");
  await expect(page.getByRole("link", { name: /今日が期日のものが1件/ })).toBeVisible();
  await page.getByRole("link", { name: /今日が期日のものが1件/ }).click();
  await page.getByRole("button", { name: /返却を確かめた$/ }).click();
  await page.getByRole("dialog").getByRole("button", { name: "返却を確かめた" }).click();
  await expect(page.getByText(/^返却されました/)).toBeVisible();
  await office.goTo(page, "今日");
  await expect(page.getByRole("link", { name: /期日のものが/ })).toHaveCount(0);
  await look("4-today", { ...demands, widths: [375] });
  expectValue(found).toEqual([]);
  for (const one of [device, other.device]) expectValue(one.complaints).toEqual([]);
});
