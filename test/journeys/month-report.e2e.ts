import { readFile } from "node:fs/promises";
import { test } from "vitest";
import type { Role } from "../../domain/people.ts";
import { readPdf } from "../read-pdf.ts";
import { inspect } from "./inspect.ts";
import { desk, expect } from "./screens.ts";
import { openStage, type Stage } from "./stage.ts";

const wide = { viewport: { width: 1_440, height: 900 } };
const demands = { target: 24, widths: [1_080, 375] };

async function sitDown(stage: Stage, name: string, displayName: string, role: Role, heading: string) {
  const signIn = await stage.enrol(name, displayName, role);
  const page = await (await stage.open(wide)).tab("/desk");
  await desk.signIn(page, signIn, heading);
  await desk.place(page, "運用").click();
  await page.getByRole("tab", { name: "月報" }).click();
  await expect(page.getByRole("heading", { name: "いまの数字" })).toBeVisible();
  return page;
}

test("[S13.2] [MR-2] [MR-3] a month's end: the operator drafts, the city comments and agrees, and takes the report as a file", async (context) => {
  const begins = Date.parse("2026-11-02T10:00:00+09:00");
  const started = performance.now();
  const stage = await openStage(context, {
    now: () => new Date(begins + performance.now() - started),
  });
  const operator = await sitDown(stage, "hoshu", "保守 みほん六花", "operator", "承認");
  await expect(operator.getByRole("combobox", { name: /^月/ })).toHaveValue("2026-10");
  await expect(operator.getByRole("table", { name: /稼働の状況/ })).toContainText("計測なし");
  const draft = operator.getByRole("form", { name: "案を出す" });
  await draft.getByRole("button", { name: "この数字で案を出す" }).click();
  await expect(draft.getByRole("alert")).toContainText("入力してください");
  await draft.getByRole("textbox", { name: /^報告/ }).fill("停止はありませんでした。研修を2回行いました。");
  await draft.getByRole("textbox", { name: "翌月の計画" }).fill("復元の訓練を行います。");
  await draft.getByRole("button", { name: "この数字で案を出す" }).click();
  await expect(operator.getByText("案を出しました。")).toBeVisible();
  await expect(operator.getByRole("heading", { name: "第1版の数字" })).toBeVisible();
  const found = await inspect(operator, "month-report-1-drafted", demands);

  const signIn = await stage.enrol("tantou", `担当職員 ${"みほん".repeat(12)}`, "official");
  const city = await (await stage.open(wide)).tab("/desk");
  await desk.signIn(city, signIn, "今日");
  await desk.place(city, "運用").click();
  await city.getByRole("tab", { name: "月報" }).click();
  const about = city.getByRole("region", { name: "第1版について" });
  await about.getByRole("textbox").fill("研修の内容も書いてください。");
  await about.getByRole("button", { name: "意見を返す" }).click();
  await expect(city.getByText("市の意見があります")).toBeVisible();
  found.push(...(await inspect(city, "month-report-2-commented", demands)));
  await about.getByRole("button", { name: "承認する" }).click();
  await expect(city.getByText("承認済み", { exact: true })).toBeVisible();
  const saving = city.waitForEvent("download");
  await city.getByRole("button", { name: "PDF: 第1版" }).click();
  const saved = await saving;
  expect(saved.suggestedFilename()).toBe("業務報告書-2026-10-第1版.pdf");
  const { text } = await readPdf(await readFile(await saved.path()));
  expect(text).toContain("研修を2回行いました。");
  for (const row of await city.locator(".report-table tbody tr").all()) {
    const cells = await row.locator("th, td").allTextContents();
    expect(text).toContain(cells.join("").replace(/\s/gu, ""));
  }
  for (const kind of ["Excel", "CSV"]) {
    const file = city.waitForEvent("download");
    await city.getByRole("button", { name: `${kind}: 第1版` }).click();
    expect((await file).suggestedFilename()).toMatch(/^業務報告書-2026-10-第1版\.(xlsx|csv)$/);
  }
  expect(found).toEqual([]);
});
