import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { expect as expectValue, test } from "vitest";
import { inJapan } from "../../domain/japan-time.ts";
import { inventConsultations } from "../invented-consultations.ts";
import { takeUp } from "../take-up.ts";
import { newIdempotencyKey } from "../world.ts";
import { inspect } from "./inspect.ts";
import { office, openOffice } from "./office.ts";
import { child, desk, expect, tabTo } from "./screens.ts";
import { openStage } from "./stage.ts";

const demands = { target: 32, widths: [1_440, 1_080, 1_024, 375, 320] };

const live = {
  tab: (page: Page, name: "ライブ" | "ようす") =>
    page.getByRole("navigation", { name: "今日の画面" }).getByRole("button", { name }),
  talks: (page: Page) => page.getByRole("list", { name: "相談" }).getByRole("button"),
  card: (page: Page, number: number) => page.getByRole("article", { name: `相談 #${number}` }),
};

test("[S8.3] [S8.4] [S11.5] [FG-2] [LV-1] an official's morning: 今日, the live room, a word to the counsellor, a figure to its rows, a file that was asked for and agreed to", async (context) => {
  const stage = await openStage(context);
  const soudan = await stage.enrol("soudan1", "相談員 みほん一郎", "counsellor");
  const shunin = await stage.enrol("shunin", "相談主任 みほん三枝", "supervisor");
  const kanri = await stage.enrol("kanri", "管理者 みほん五月", "administrator");
  const tantou = await stage.enrol("tantou", `担当職員 ${"みほん".repeat(18)}`, "official");
  const found: string[] = [];
  const { device, page } = await openOffice(stage, tantou, "今日");
  await live.tab(page, "ライブ").click();
  await expect(page.getByText("いま続いている相談はありません", { exact: false })).toBeVisible();
  found.push(...(await inspect(page, "live-1-nothing", demands)));

  const phone = await (await stage.open()).tab("/");
  await child.writes(phone, "ひとりめの声");
  await expect(live.talks(page)).toHaveCount(1);
  await child.writes(await (await stage.open()).tab("/"), "ふたりめの声");
  await expect(live.talks(page)).toHaveCount(2);
  const counsellor = await openOffice(stage, soudan, "相談一覧");
  await desk.row(counsellor.page, 1_001).click();
  await desk.claims(counsellor.page);
  await desk.answers(counsellor.page, "こんにちは");

  // By keyboard: one stop for all of them, the arrows from one to the next.
  await expect(live.talks(page).first()).toContainText("相談員 みほん一郎");
  await tabTo(page, live.talks(page).first());
  await page.keyboard.press("Space");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  const [first, second] = [live.card(page, 1_001), live.card(page, 1_002)];
  await expect(first.locator(".bubble")).toHaveText(["ひとりめの声", "こんにちは"]);
  await expect(second.locator(".bubble")).toHaveText(["ふたりめの声"]);
  await child.writes(phone, "つづきの声");
  await expect(first.locator(".bubble")).toHaveText(["ひとりめの声", "こんにちは", "つづきの声"]);
  await expect(live.talks(page).first()).toContainText("返信待ち");
  await expect(desk.reply(page)).toHaveCount(0);
  for (const name of ["対応を始める", "終了する", "属性", "急ぎにする", "送信する"])
    await expect(page.getByRole("button", { name, exact: true })).toHaveCount(0);

  const over = await openOffice(stage, shunin, "相談一覧");
  await desk.row(over.page, 1_001).click();
  await expect(over.page.getByText(/ほかに見ている人：.*担当職員 みほん/)).toBeVisible();
  await expect(first.getByText(/ほかに見ている人：.*相談主任 みほん三枝/)).toBeVisible();

  // Beside the talk, for the counsellor alone.
  await first.getByRole("button", { name: "#1001 の相談員へのメモ" }).click();
  await first.getByRole("textbox", { name: "メモを書く" }).fill("学校のようすも聞いてください");
  found.push(...(await inspect(page, "live-2-two", demands)));
  await first.getByRole("button", { name: "メモを残す" }).click();
  await expect(counsellor.page.locator(".log .note")).toContainText("学校のようすも聞いてください");
  await expect(first.locator(".note")).toContainText("学校のようすも聞いてください");
  await expect(phone.getByText("学校のようす", { exact: false })).toHaveCount(0);

  // One goes, the other stays; whoever comes back finds it again.
  await second.getByRole("button", { name: "#1002 を外す" }).click();
  await expect(second).toHaveCount(0);
  await live.tab(page, "ようす").click();
  await live.tab(page, "ライブ").click();
  await expect(first.locator(".bubble").first()).toHaveText("ひとりめの声");
  await live.tab(page, "ようす").click();

  await page.getByRole("button", { name: "メッセージの数 4通の相談を見る" }).click();
  const rows = page.getByRole("dialog");
  await expect(rows).toContainText("4通・2件の相談");
  await expect(rows).toContainText("相談者から2通、相談員から1通");
  found.push(...(await inspect(page, "live-3-rows", { ...demands, widths: [320] })));
  await rows.getByRole("button", { name: "#1002 を開く" }).click();
  await expect(page.getByRole("heading", { name: "相談 #1002" })).toBeVisible();

  await desk.place(page, "書き出し").click();
  await page.getByRole("combobox", { name: "内容" }).selectOption({ label: "相談の一覧" });
  await page.getByRole("combobox", { name: "目的" }).selectOption({ index: 1 });
  await page.getByRole("combobox", { name: "渡す相手" }).selectOption({ label: "庁内（担当課）" });
  await page.getByLabel("返却・廃棄の期日").fill(inJapan(new Date()).day);
  await page.getByRole("textbox", { name: "理由" }).fill("朝の打ち合わせのため");
  await page.getByRole("button", { name: "申請する" }).click();
  await expect(page.getByText("申請しました。", { exact: false })).toBeVisible();
  const other = await openOffice(stage, kanri);
  await office.agrees(other.page, "相談や記録をファイルに書き出す");
  await expect(other.page.getByText("承認しました", { exact: false })).toBeVisible();
  await office.goTo(page, "今日");
  await desk.place(page, "書き出し").click();
  await page.getByRole("button", { name: /書き出しを始める$/ }).click();
  await expect(page.getByText("2行を書き出しました。")).toBeVisible();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "CSVファイルを保存する" }).click(),
  ]);
  const file = await readFile(await download.path(), "utf8");
  expectValue(file.trimEnd().split("\r\n")).toHaveLength(3);
  expectValue(file).not.toContain("声");
  expectValue(found).toEqual([]);
  for (const one of [device, counsellor.device, over.device, other.device])
    expectValue(one.complaints).toEqual([]);
});

test("[S8.3] A18: the live room with two hundred talks, narrowed by what the records say, as many watched as one can see, and without a network", async (context) => {
  const stage = await openStage(context);
  const { world } = stage;
  await inventConsultations(world.storage.db, 500, () => new Date(Date.now() - 3_600_000), Math.random);
  const epoch = world.app.tools.epoch();
  const counsellor = await world.staff("counsellor");
  const record = { concern: "いじめ", response: "", assessment: "", handOver: "", promises: "" };
  for (const risk of ["high", "danger-to-life"] as const) {
    const one = await world.consultee();
    const opened = await one.call("/api/open", { epoch, key: newIdempotencyKey(), text: "こわいです" });
    const { consultation } = opened.body;
    await takeUp(counsellor, { epoch, consultation });
    const written = { epoch, consultation, key: newIdempotencyKey(), version: 0 };
    const { status } = await counsellor.call("/api/desk/record", { ...written, record: { ...record, risk } });
    expectValue(status).toBe(200);
  }
  const tantou = await stage.enrol("tantou", "担当職員 みほん四季", "official");
  const found: string[] = [];
  const { device, page } = await openOffice(stage, tantou, "今日");
  await live.tab(page, "ライブ").click();
  await expect(live.talks(page)).toHaveCount(60);
  await page.getByRole("button", { name: /^さらに\d+件を表示する$/ }).click();
  await expect(live.talks(page)).not.toHaveCount(60);
  found.push(...(await inspect(page, "live-4-many", demands)));
  await page.getByRole("button", { name: "はじめの12件を見る" }).click();
  await expect(page.getByRole("article")).toHaveCount(12);
  await expect(page.getByText("同時に見られるのは12件までです", { exact: false })).toBeVisible();
  found.push(...(await inspect(page, "live-5-full", { ...demands, widths: [1_440, 375] })));
  await page.getByRole("button", { name: "すべて外す" }).click();
  await expect(page.getByRole("article")).toHaveCount(0);

  await page.getByText("絞り込む").click();
  await page.getByRole("combobox", { name: "危険度（記録）" }).selectOption({ label: "命の危険" });
  await expect(live.talks(page)).toHaveText([/^#1002.*命の危険/]);
  await live.talks(page).click();
  await expect(live.card(page, 1_002)).toContainText("こわいです");
  found.push(...(await inspect(page, "live-6-narrowed", demands)));
  await page.getByRole("button", { name: "絞り込みをやめる" }).click();
  await expect(live.talks(page)).not.toHaveCount(1);
  await device.offline(async () => {
    await expect(page.getByRole("status").filter({ hasText: "つなぎ直しています" }).first()).toBeVisible();
    await expect(live.card(page, 1_002)).toContainText("こわいです");
  });
  expectValue(found).toEqual([]);
  expectValue(device.complaints).toEqual([]);
});
