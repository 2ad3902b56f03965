import { test } from "vitest";
import { inspect } from "./inspect.ts";
import { openOffice } from "./office.ts";
import { child, desk, expect, wordsOf } from "./screens.ts";
import { openStage } from "./stage.ts";

const demands = { target: 24, widths: [1_080, 375] };
const demandsOfChild = { target: 44, widths: [320, 1_080] };

test("[S9.7] [OP-8] planned work: the city acknowledges it, a child reads of it in words of its own, before and during, and no more when it has ended", async (context) => {
  const begins = Date.parse("2026-11-24T23:40:00+09:00");
  const started = performance.now();
  let minutes = 0;
  const stage = await openStage(context, {
    now: () => new Date(begins + minutes * 60_000 + performance.now() - started),
  });
  const operator = await openOffice(stage, await stage.enrol("hoshu", "保守 みほん六花", "operator"));
  const official = await openOffice(
    stage,
    await stage.enrol("tantou", "担当職員 みほん四季", "official"),
    "今日",
  );
  const phone = await stage.open({ viewport: { width: 375, height: 667 } });
  const own = await phone.tab("/");
  await child.writes(own, "きいてください");
  await expect(own.locator('[data-receipt="delivered"]')).toHaveCount(1);

  const { page } = operator;
  await desk.place(page, "運用").click();
  await page.getByRole("tab", { name: "保守" }).click();
  await page.getByRole("button", { name: "保守作業を予定する" }).click();
  const form = page.getByRole("form", { name: "保守作業を予定する" });
  await form.getByLabel("件名").fill("版の更新");
  await form.getByLabel("何を、なぜ行うか").fill("0.2.0 にします。");
  await form.getByLabel("はじまり").fill("2026-11-25T00:30");
  await form.getByLabel("おわり").fill("2026-11-25T00:00");
  await form.getByRole("button", { name: "予定して市に知らせる" }).click();
  await expect(form.getByRole("alert")).toContainText("おわりは、はじまりより後で");
  await form.getByLabel(/^変更点のページ/).fill("javascript:alert(1)");
  await form.getByLabel("おわり").fill("2026-11-25T01:30");
  await form.getByRole("button", { name: "予定して市に知らせる" }).click();
  await expect(form.getByRole("alert")).toContainText("https:// から");
  await form.getByLabel(/^変更点のページ/).fill("https://example.jp/yorisoi/0.2.0");
  const found = await inspect(page, "maintenance-1-form", demands);
  await form.getByLabel("おわり").fill("2026-11-25T01:30");
  await form.getByRole("button", { name: "予定して市に知らせる" }).click();
  await expect(page.getByText("予定しました（保守 1）。")).toBeVisible();

  await desk.place(official.page, "運用").click();
  await official.page.getByRole("tab", { name: "保守" }).click();
  await expect(official.page.getByText("まだ確認されていません")).toBeVisible();
  await expect(official.page.getByRole("link", { name: "https://example.jp/yorisoi/0.2.0" })).toHaveAttribute(
    "rel",
    "noreferrer",
  );
  found.push(...(await inspect(official.page, "maintenance-2-city", demands)));
  await official.page.getByRole("button", { name: "確認しました: 保守 1" }).click();
  await expect(official.page.getByText("まだ確認されていません")).toHaveCount(0);
  const banner = official.page.getByRole("region", { name: "運用のお知らせ" });
  await expect(banner).toContainText("保守作業の予定: 明日 0:30 から 明日 1:30 まで", { timeout: 60_000 });

  // Two consultees, each in their own words: one in the middle of a talk, one who comes now.
  const note = own.locator(".news");
  await own.reload();
  await expect(note).toBeVisible({ timeout: 60_000 });
  expect(await wordsOf(note)).toMatch(/^明日 0:30から 明日 1:30まで、システムの作業をします。/);
  found.push(...(await inspect(own, "maintenance-3-child", demandsOfChild)));
  // Nobody at the desk has been away for an hour.
  minutes = 53;
  const other = await stage.open({ viewport: { width: 375, height: 667 } });
  const late = await other.tab("/");
  await expect(late.locator(".news")).toBeVisible({ timeout: 60_000 });
  await late.getByRole("button", { name: "ことば" }).click();
  await late.getByRole("button", { name: "English" }).click();
  await expect(late.locator(".news")).toContainText(
    "We are working on this service now, until about Today, 1:30.",
  );
  found.push(...(await inspect(late, "maintenance-4-entrance", demandsOfChild)));

  await page.getByRole("button", { name: "終える: 保守 1" }).click();
  await page.getByLabel("結果（したこと・時刻など）").fill("予定どおり終わりました。");
  await page.getByRole("button", { name: "終えて記録する" }).click();
  await expect(page.getByText("予定どおり終わりました。")).toBeVisible();
  found.push(...(await inspect(page, "maintenance-5-ended", demands)));
  await late.reload();
  await expect(late.locator(".reception")).toBeVisible({ timeout: 60_000 });
  await expect(late.locator(".news")).toHaveCount(0);
  expect(found).toEqual([]);
  for (const { device } of [operator, official]) expect(device.complaints).toEqual([]);
});
