import { test } from "vitest";
import { firstSettings } from "../../domain/first-settings.ts";
import { inspect } from "./inspect.ts";
import { desk, expect } from "./screens.ts";
import { openStage } from "./stage.ts";

const demands = { target: 24, widths: [1_024, 320] };

test("[S8.5] [S12.2] [RC-2] [RC-3] the administrator changes the reception: a fault is told at its field, the year is seen before, nothing typed is lost", async (context) => {
  const begins = Date.parse("2026-11-20T10:00:00+09:00");
  const started = performance.now();
  const stage = await openStage(context, {
    reception: firstSettings,
    now: () => new Date(begins + performance.now() - started),
  });
  const kanri = await stage.enrol("kanri", "管理者 みほん五月", "administrator");
  const device = await stage.open({ viewport: { width: 1_440, height: 900 } });
  const page = await device.tab("/desk");
  await desk.signIn(page, kanri, "承認");
  await desk.place(page, "受付").click();
  await expect(page.getByRole("heading", { name: "受付", exact: true })).toBeVisible();
  const found = await inspect(page, "reception-1-first", demands);

  const monday = page.getByRole("textbox", { name: "月曜日" }).first();
  await expect(monday).toHaveValue("8:45〜17:15");
  await monday.fill("朝から");
  await page.getByRole("button", { name: "保存する" }).click();
  await expect(page.getByRole("status").filter({ hasText: "直すところが1か所あります" })).toBeVisible();
  await expect(page.locator(".trouble").filter({ hasText: "時間を読み取れません" })).toHaveCount(1);
  await expect(monday).toHaveValue("朝から");
  found.push(...(await inspect(page, "reception-2-fault", demands)));
  await monday.fill("8:45〜20:00");

  await page.getByRole("button", { name: "臨時の日を加える" }).click();
  const special = page.getByRole("group", { name: "臨時の日 1" });
  await special.getByLabel("はじめの日").fill("2026-11-25");
  await special.getByRole("textbox", { name: "名前" }).fill("開校記念日");
  const november = page.getByRole("table", { name: "11月", exact: true });
  await expect(november.getByRole("cell", { name: "25 休み（開校記念日・臨時）" })).toBeVisible();
  await expect(november.getByRole("cell", { name: "30 8:45〜20:00" })).toBeVisible();
  await expect(november.getByRole("cell", { name: "23 休み（勤労感謝の日・祝日）" })).toBeVisible();

  // Somebody else was quicker: what was typed stays.
  const other = await stage.world.staff("administrator");
  const seen = (await other.call("/api/reception/settings", {})).body;
  await other.call("/api/reception/set", { version: 0, settings: { ...seen.settings, longWaitMinutes: 30 } });
  await page.getByRole("button", { name: "保存する" }).click();
  await expect(page.getByRole("status").filter({ hasText: "ほかの人が先に設定を変えた" })).toBeVisible();
  await expect(monday).toHaveValue("8:45〜20:00");
  await page.getByRole("button", { name: "最新の設定を読み込む" }).click();
  await expect(monday).toHaveValue("8:45〜17:15");
  await monday.fill("8:45〜20:00");
  // [PI-1] Every city begins without, and is told what it means.
  const pictures = page.getByRole("region", { name: "写真" });
  await expect(pictures).toContainText("ウイルス検査（clamd）は設定されていません");
  await expect(pictures.getByRole("checkbox", { name: "写真を受け取る" })).not.toBeChecked();
  await pictures.getByRole("checkbox", { name: "写真を受け取る" }).check();
  await page.getByRole("button", { name: "保存する" }).click();
  await expect(page.getByRole("status").filter({ hasText: "保存しました（第2版）。" })).toBeVisible();
  await expect(page.getByText(/^第2版 今日 10:0\d 管理者 みほん五月$/)).toBeVisible();
  const after = (await other.call("/api/reception/settings", {})).body;
  expect(after.settings.calendar.week[1]).toEqual([{ opens: 525, closes: 1_200 }]);
  expect(after.settings.longWaitMinutes).toBe(30);
  expect(after.settings.pictures).toBe(true);
  await expect(pictures.getByRole("checkbox", { name: "写真を受け取る" })).toBeChecked();
  expect(found).toEqual([]);
  // How the browser reports that somebody else was quicker.
  expect(device.complaints).toEqual([expect.stringContaining("409 (Conflict)")]);
});
