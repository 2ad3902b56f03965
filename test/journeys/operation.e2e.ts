import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { test } from "vitest";
import type { Role } from "../../domain/people.ts";
import { openTalk } from "../attacks/people.ts";
import { openMailbox } from "../mailbox.ts";
import { readPdf } from "../read-pdf.ts";
import { newIdempotencyKey } from "../world.ts";
import { inspect, picture } from "./inspect.ts";
import { child, desk, expect } from "./screens.ts";
import { openStage, type Stage } from "./stage.ts";

const wide = { viewport: { width: 1_440, height: 900 } };
const demands = { target: 24, widths: [1_080, 375] };

async function sitDown(
  stage: Stage,
  who: { name: string; displayName: string; role: Role },
  heading: string,
) {
  const signIn = await stage.enrol(who.name, who.displayName, who.role);
  const device = await stage.open(wide);
  const page = await device.tab("/desk");
  await desk.signIn(page, signIn, heading);
  await desk.place(page, "運用").click();
  await expect(page.getByRole("heading", { name: "運用", exact: true })).toBeFocused();
  return { device, page };
}

const tab = (page: Page, name: string) => page.getByRole("tab", { name });
const adds = (page: Page) => page.getByRole("form", { name: "経過に加える" });

async function writes(page: Page, what: string, words: string): Promise<void> {
  await adds(page).getByLabel("何を").selectOption({ label: what });
  const box = adds(page).getByRole("textbox", { name: /^(内容|報告に添える文)/ });
  if (words !== "") await box.fill(words);
  await adds(page).getByRole("button", { name: "加える" }).click();
}

test("[S9.1] [S9.2] [OP-2] [OP-4] [OP-6] an urgent fault on a Sunday night: told, rung, taken, worked on, reported, agreed to by the city", async (context) => {
  await using mailbox = await openMailbox();
  const begins = Date.parse("2026-11-22T23:00:00+09:00");
  const started = performance.now();
  const stage = await openStage(context, {
    mail: mailbox.settings,
    now: () => new Date(begins + performance.now() - started),
  });
  const administrator = await stage.world.staff("administrator");
  const { settings } = (await administrator.call("/api/support/settings", {})).body;
  const dutyAddresses = ["touban@example.jp"];
  await administrator.call("/api/support/set", { version: 0, settings: { ...settings, dutyAddresses } });
  const phone = await stage.open();
  await child.writes(await phone.tab("/"), "きいてください");

  const counsellor = await sitDown(
    stage,
    { name: "soudan1", displayName: "相談員 みほん一郎", role: "counsellor" },
    "相談一覧",
  );
  const { page } = counsellor;
  const found = await inspect(page, "operation-1-empty", demands);
  await page.getByRole("button", { name: "問い合わせる" }).click();
  const ask = page.getByRole("form", { name: "問い合わせる" });
  await expect(ask.getByRole("option", { name: /^緊急/ })).toHaveCount(0);
  await ask.getByLabel("何について").selectOption("fault");
  await ask.getByLabel("急ぎの度合い").selectOption("urgent");
  await ask.getByLabel("件名").fill("返信が送れません");
  await ask
    .getByLabel(/^くわしく/)
    .fill(
      "相談 #1001 で「送信中」のままです。「もう学校に行きたくない、だれにも会いたくない」に返したいのに。",
    );
  await expect(ask.getByRole("group", { name: /個人のことに見える/ })).toContainText("長い引用");
  await expect(ask.getByLabel(/^伏せて送る/)).toBeChecked();
  found.push(...(await inspect(page, "operation-2-ask", demands)));
  await ask.getByRole("button", { name: "送る" }).click();
  await expect(page.getByText("受け付けました（問合せ 1）。")).toBeVisible();
  await expect.poll(() => mailbox.taken.length, { timeout: 60_000 }).toBeGreaterThan(0);

  const operator = await sitDown(
    stage,
    { name: "hoshu", displayName: "保守 みほん六花", role: "operator" },
    "承認",
  );
  const at = operator.page;
  await expect(at.getByRole("region", { name: "運用のお知らせ" })).toContainText(
    "緊急の障害 1 が受けられていません",
  );
  await expect(at.getByText("〔伏せました〕に返したいのに。")).toBeVisible();
  await expect(at.getByText(/あと\d+分/).first()).toBeVisible();
  found.push(...(await inspect(at, "operation-3-ringing", demands)));
  await at.getByRole("button", { name: "受ける: 問合せ 1" }).click();
  await expect(at.getByRole("region", { name: "運用のお知らせ" })).toHaveCount(0);
  await at.getByRole("textbox", { name: "返事・書き加え" }).fill("確かめています。");
  await at.getByRole("button", { name: "答える: 問合せ 1" }).click();
  await expect(at.getByText("目標内")).toBeVisible();
  await at.getByRole("button", { name: "障害の記録を始める: 問合せ 1" }).click();

  const opening = at.getByRole("form", { name: "障害の記録を始める" });
  await opening.getByLabel("種類").selectOption("outage");
  await opening.getByLabel("件名").fill("返信が届かない");
  await opening.getByLabel("何が起きているか").fill("相談員の返信が「送信中」のまま進まない。");
  await opening.getByRole("button", { name: "始める" }).click();
  await expect(at.getByText("記録を始めました（障害 1）。")).toBeVisible();
  await adds(at).getByLabel("何を").selectOption("impact");
  await adds(at).getByLabel("影響のはじまり").fill("2026-11-22T22:30");
  await adds(at).getByRole("button", { name: "加える" }).click();
  const line = at.getByRole("list", { name: "経過: 障害 1" });
  await expect(line).toContainText("影響を数えた");
  await expect(line.locator(".counts div").filter({ hasText: "メッセージ" })).toContainText("1件");
  for (const [what, words] of [
    ["したこと", "データベースの接続を作り直した。"],
    ["復旧した", "返信が届くことを確かめた。"],
    ["原因", "接続の上限に達していた。"],
    ["再発防止", "上限の8割で知らせるようにした。"],
  ] as const) {
    await writes(at, what, words);
    await expect(line).toContainText(words);
  }
  await writes(at, "市への最終報告", "");
  await expect(line).toContainText("市に報告した（最終報告）");
  found.push(...(await inspect(at, "operation-4-incident", demands)));

  const official = await sitDown(
    stage,
    { name: "tantou", displayName: `担当職員 ${"みほん".repeat(12)}`, role: "official" },
    "今日",
  );
  await tab(official.page, "障害").click();
  await expect(official.page.getByRole("region", { name: "市への最終報告が届いています" })).toBeVisible();
  found.push(...(await inspect(official.page, "operation-5-decide", demands)));
  await official.page.getByRole("button", { name: "報告書をひらく: 障害 1" }).click();
  await expect(official.page.getByRole("heading", { name: "障害報告書（最終報告）" })).toBeFocused();
  await expect(official.page.locator(".report .facts")).toContainText("2026年11月22日(日) 23:0");
  found.push(...(await inspect(official.page, "operation-6-report", demands)));
  const saving = official.page.waitForEvent("download");
  await official.page.getByRole("button", { name: "PDFを保存する（最終報告）" }).click();
  const saved = await saving;
  expect(saved.suggestedFilename()).toBe("障害報告書-1-最終報告.pdf");
  const { text } = await readPdf(await readFile(await saved.path()));
  expect(text).toContain("接続の上限に達していた。");
  await official.page.emulateMedia({ media: "print" });
  await expect(official.page.getByRole("navigation", { name: "メニュー" })).toBeHidden();
  await expect(official.page.getByText("接続の上限に達していた。").first()).toBeVisible();
  await picture(official.page, "operation-7-print");
  await official.page.emulateMedia({ media: "screen" });
  await official.page.getByRole("button", { name: "記録に戻る" }).click();
  await official.page.getByRole("button", { name: "了承する" }).click();
  await expect(official.page.getByText("最終報告済み")).toBeVisible();

  await writesClose(at);
  await expect(at.getByText("対応中の障害はありません。")).toBeVisible();
  // Who asked reads what came of it, and ends it.
  await expect(page.getByText("確かめています。")).toBeVisible();
  await page.getByRole("button", { name: "解決にする: 問合せ 1" }).click();
  await expect(page.getByText("対応中の問合せはありません。")).toBeVisible();
  // By keyboard from one tab to the next.
  await tab(at, "障害").focus();
  await at.keyboard.press("ArrowRight");
  await expect(tab(at, "保守")).toBeFocused();
  await expect(at.getByText("予定されている作業はありません。")).toBeVisible();
  expect(found).toEqual([]);
  for (const { device } of [counsellor, operator, official]) expect(device.complaints).toEqual([]);
});

test("[S11.11] [OP-7] a breach: by when the law wants what, whose words were looked at, and what the city has told", async (context) => {
  const begins = Date.parse("2026-11-24T10:00:00+09:00");
  const started = performance.now();
  const stage = await openStage(context, { now: () => new Date(begins + performance.now() - started) });
  await openTalk(stage.world);
  const operator = await stage.world.staff("operator");
  const now = stage.world.app.tools.now().toISOString();
  await operator.call("/api/incident/open", {
    ...{ id: newIdempotencyKey(), kind: "breach", badIntent: true, foundAt: now, inquiry: null, asIs: true },
    ...{ heading: "画面を開いたまま席を離れた", words: "共用の端末で、相談の画面が開いたままになっていた。" },
  });
  const official = await sitDown(
    stage,
    { name: "tantou", displayName: "担当職員 みほん四季", role: "official" },
    "今日",
  );
  const { page } = official;
  await tab(page, "障害").click();
  const clocks = page.getByRole("region", { name: "個人情報保護法の期限" });
  await expect(clocks).toContainText("11月28日(土) まで");
  await expect(clocks).toContainText("あと4日");
  await expect(clocks).toContainText("2027年1月22日(金) まで");
  const trace = page.getByRole("region", { name: "影響を受けた相談を調べる" });
  await trace.getByLabel("はじまり").fill("2026-11-24T09:00");
  await trace.getByLabel("おわり").fill("2026-11-24T10:04");
  await trace.getByRole("button", { name: "調べる" }).click();
  await expect(trace.getByRole("cell", { name: "#1001" })).toBeVisible();
  await expect(trace).toContainText("相談者 1人・書き出されたファイル 0件");
  const noted = page.getByRole("region", { name: "速報をしたことを記録する" });
  await noted.getByLabel("受付番号など").fill("受付 第1号");
  const found = await inspect(page, "operation-8-breach", demands);
  await noted.getByRole("button", { name: "記録する" }).click();
  await expect(clocks).toContainText("今日 10:00 に報告しました");
  await expect(page.getByRole("list", { name: "経過: 障害 1" })).toContainText(
    "個人情報保護委員会に報告した（速報）",
  );
  expect(found).toEqual([]);
  expect(official.device.complaints).toEqual([]);
});

/** The page of the operator hears of the city's word by itself. */
async function writesClose(page: Page): Promise<void> {
  await expect(adds(page).getByRole("option", { name: "記録を終える" })).toHaveCount(1, { timeout: 60_000 });
  await adds(page).getByLabel("何を").selectOption("close");
  await adds(page).getByRole("button", { name: "加える" }).click();
}
