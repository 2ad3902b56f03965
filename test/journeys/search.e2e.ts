import { test } from "vitest";
import type { ConsultationId, UrgentCallId } from "../../domain/ids.ts";
import { emptyRecord } from "../../domain/record.ts";
import { emptySheet, type RiskSheet } from "../../domain/risk-sheet.ts";
import { openTalk } from "../attacks/people.ts";
import { type Caller, newIdempotencyKey, type World } from "../world.ts";
import { inspect } from "./inspect.ts";
import { desk, expect } from "./screens.ts";
import { openStage } from "./stage.ts";

const demands = { target: 32, widths: [375, 810] };

async function writes(world: World, texts: readonly string[]): Promise<ConsultationId> {
  const epoch = world.app.tools.epoch();
  const child: Caller = await world.consultee();
  const [first = "", ...rest] = texts;
  const { consultation } = (await child.call("/api/open", { epoch, key: newIdempotencyKey(), text: first }))
    .body;
  for (const text of rest)
    await child.call("/api/send", { epoch, consultation, key: newIdempotencyKey(), text });
  return consultation;
}

test("[S8.11] [SR-1] [SR-3] a counsellor looks for two letters by keyboard alone, opens the message, comes back to the results; none, five hundred, and no network", async (context) => {
  const stage = await openStage(context);
  const counsellor = await stage.enrol("soudan1", "相談員 みほん一郎", "counsellor");
  await writes(stage.world, [
    "はじめまして",
    ...Array.from({ length: 30 }, (_, nth) => `きょうのこと ${nth}`),
    "がっこうで クツを かくされました。せんせいには まだ いえていません。",
    ...Array.from({ length: 30 }, (_, nth) => `そのあとのこと ${nth}`),
  ]);
  await writes(stage.world, ["ともだちとけんかした"]);
  const office = await stage.open({ viewport: { width: 1_440, height: 900 } });
  const page = await office.tab("/desk");
  await desk.signIn(page, counsellor);
  const found: string[] = [];

  await page.keyboard.press("Control+k");
  const term = page.getByRole("textbox", { name: "さがす言葉" });
  await expect(term).toBeFocused();
  found.push(...(await inspect(page, "search-1-empty", demands)));
  await page.keyboard.press("Enter");
  await expect(page.getByRole("alert").filter({ hasText: "入力する" })).toBeVisible();
  await page.keyboard.type("ｸﾂ");
  await page.keyboard.press("Enter");
  const results = page.locator(".search-result");
  await expect(results).toHaveCount(1);
  await expect(page.locator(".search-standing")).toContainText("1件 見つかりました");
  await expect(results.locator("mark")).toHaveText(["クツ"]);
  found.push(...(await inspect(page, "search-2-found", demands)));
  expect(new URL(page.url())).toMatchObject({ search: "", hash: "#search" });
  await expect(page).not.toHaveTitle(/クツ|ｸﾂ/);

  await term.focus();
  await page.keyboard.press("ArrowDown");
  await expect(results).toBeFocused();
  await page.keyboard.press("Enter");
  const message = page.locator("[data-pointed]");
  await expect(message).toContainText("クツを かくされました");
  await expect(message).toBeInViewport();
  await page.keyboard.press("Control+k");
  await expect(results).toBeFocused();
  await expect(term).toHaveValue("ｸﾂ");

  await term.fill("みあたらないことば");
  await page.keyboard.press("Enter");
  await expect(page.getByText("見つかりませんでした。")).toBeVisible();
  found.push(...(await inspect(page, "search-3-none", demands)));

  await page.getByText("絞り込み", { exact: true }).click();
  await page.getByRole("combobox", { name: "学校" }).selectOption("elementary");
  await expect(page.getByRole("combobox", { name: "学年" })).toBeVisible();
  found.push(...(await inspect(page, "search-4-filter", demands)));
  await page.getByRole("button", { name: "絞り込みをすべて外す" }).click();

  await writes(
    stage.world,
    Array.from({ length: 510 }, (_, nth) => `たくさんのことば その${nth}`),
  );
  await term.fill("たくさん");
  await page.keyboard.press("Enter");
  await expect(results).toHaveCount(500, { timeout: 60_000 });
  await expect(page.locator(".search-standing")).toContainText("これより多くあります");
  found.push(...(await inspect(page, "search-5-many", demands)));

  await office.offline(async () => {
    await term.fill("けんか");
    await page.keyboard.press("Enter");
    await expect(page.locator(".search-standing[role=alert]")).toContainText("つながらない", {
      timeout: 60_000,
    });
    found.push(...(await inspect(page, "search-6-trouble", demands)));
  });
  await page.getByRole("button", { name: "さがす", exact: true }).click();
  await expect(results).toHaveCount(1);
  expect(found).toEqual([]);
  expect(office.complaints).toEqual([]);
}, 240_000);

test("[S8.11] [SR-1] a note and a record are found, say what they are, and lead to where they stand", async (context) => {
  const stage = await openStage(context);
  const signIn = await stage.enrol("soudan1", "相談員 みほん一郎", "counsellor");
  const { epoch, consultation, counsellor } = await openTalk(stage.world);
  const one = { epoch, consultation };
  for (let nth = 1; nth <= 12; nth++) {
    const text = nth === 3 ? "担任の先生の名前は「みほん先生」とのこと" : `ようすのメモ ${nth}`;
    await counsellor.call("/api/desk/note", { ...one, key: newIdempotencyKey(), kind: "note", text });
  }
  const record = { ...emptyRecord, assessment: "担任との関係が心配" };
  await counsellor.call("/api/desk/record", { ...one, key: newIdempotencyKey(), version: 0, record });
  const office = await stage.open({ viewport: { width: 1_440, height: 900 } });
  const page = await office.tab("/desk");
  await desk.signIn(page, signIn);
  await page.keyboard.press("Control+k");
  await expect(page.getByRole("textbox", { name: "さがす言葉" })).toBeFocused();
  await page.keyboard.type("担任");
  await page.keyboard.press("Enter");
  const results = page.locator(".search-result");
  await expect(results).toHaveCount(2);
  await expect(results.nth(0)).toContainText("メモ・");
  await expect(results.nth(1)).toContainText("相談記録・");
  const found = await inspect(page, "search-7-beside", demands);
  await results.nth(0).click();
  await expect(page.locator(".note[data-pointed]")).toContainText("みほん先生");
  await expect(page.locator(".note[data-pointed]")).toBeInViewport();
  found.push(...(await inspect(page, "search-8-note", demands)));
  await page.keyboard.press("Control+k");
  await results.nth(1).click();
  await expect(page.locator(".beside .beside-record")).toContainText("担任との関係が心配");
  expect(found).toEqual([]);
  expect(office.complaints).toEqual([]);
});

test("[S8.11] [SR-1] [UC-5] [UC-8] a risk sheet and the record of an urgent call are found, and lead by keyboard to where they stand, unfolded", async (context) => {
  const stage = await openStage(context);
  const signIn = await stage.enrol("soudan1", "相談員 みほん一郎", "counsellor");
  const { epoch, consultation, counsellor } = await openTalk(stage.world);
  const words = { ...emptySheet.words, where: "みほん公園の東の出口" };
  const sheet: RiskSheet = { ...emptySheet, dangers: ["away-from-home"], words };
  const writing = { epoch, consultation, key: newIdempotencyKey(), version: 0, sheet };
  await counsellor.call("/api/urgent/write-sheet", writing);
  const official = await stage.world.staff("official");
  const call = newIdempotencyKey() as string as UrgentCallId;
  await counsellor.call("/api/urgent/call", { epoch, call, consultation });
  await official.call("/api/urgent/take", { epoch, call });
  const ending = { epoch, call, outcome: "safe" as const, record: "みほん公園で保護者と会えた。" };
  expect((await official.call("/api/urgent/end", ending)).status).toBe(200);

  const office = await stage.open({ viewport: { width: 1_440, height: 900 } });
  const page = await office.tab("/desk");
  await desk.signIn(page, signIn);
  await page.keyboard.press("Control+k");
  await expect(page.getByRole("textbox", { name: "さがす言葉" })).toBeFocused();
  await page.keyboard.type("ミホン公園");
  await page.keyboard.press("Enter");
  const results = page.locator(".search-result");
  await expect(results).toHaveCount(2);
  await expect(results.nth(0)).toContainText("安全確認シート・");
  await expect(results.nth(1)).toContainText("緊急の呼び出しの記録・");
  const found = await inspect(page, "search-9-urgent", demands);
  await results.nth(0).press("Enter");
  const kept = page.locator("details.urgent-records");
  await expect(kept.nth(0)).toHaveAttribute("open");
  await expect(kept.nth(0)).toContainText("みほん公園の東の出口");
  await expect(kept.nth(0).locator("summary").first()).toBeFocused();
  await expect(kept.nth(1)).not.toHaveAttribute("open");
  found.push(...(await inspect(page, "search-10-sheet", demands)));
  await page.keyboard.press("Control+k");
  await expect(results.nth(0)).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(kept.nth(1)).toHaveAttribute("open");
  await expect(kept.nth(1)).toContainText("みほん公園で保護者と会えた。");
  expect(found).toEqual([]);
  expect(office.complaints).toEqual([]);
});
