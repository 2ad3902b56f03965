import type { Page } from "@playwright/test";
import { test } from "vitest";
import type { Role } from "../../domain/people.ts";
import { inspect } from "./inspect.ts";
import { child, desk, expect, tabTo } from "./screens.ts";
import { openStage, type Stage } from "./stage.ts";

const demands = { target: 32, widths: [1_024, 810, 375] };
const wide = { viewport: { width: 1_440, height: 900 } };

async function sitDown(stage: Stage, name: string, displayName: string, role: Role) {
  const signIn = await stage.enrol(name, displayName, role);
  const device = await stage.open(wide);
  const page = await device.tab("/desk");
  await desk.signIn(page, signIn, role === "official" ? "今日" : "相談一覧");
  return { device, page, signIn };
}

const sheet = (page: Page) => page.getByRole("dialog", { name: /安全確認シート/ });
const inCall = (page: Page) => page.getByRole("region", { name: "安全確認シート" });

test("[UC-8] [TX-4] in an emergency a risk sheet is filled in by keyboard; whoever comes sees it at once and goes on with it; what was typed outlives a reload", async (context) => {
  const stage = await openStage(context);
  const phone = await stage.open({ viewport: { width: 375, height: 667 } });
  const own = await phone.tab("/");
  await child.writes(own, "もう、きえたい");
  const counsellor = await sitDown(stage, "soudan1", `相談員 ${"みほん".repeat(12)}`, "counsellor");
  const official = await sitDown(stage, "tantou", "担当職員 みほん四季", "official");
  const found: string[] = [];
  const { page } = counsellor;
  await desk.section(page, "待っている").getByRole("button").click();
  await desk.claims(page);

  // From the hint that points at the message, before anybody is called.
  const hint = page.getByRole("region", { name: "気になる言葉" });
  await tabTo(page, hint.getByRole("button", { name: "安全確認シート" }), "Shift+Tab");
  await page.keyboard.press("Enter");
  found.push(...(await inspect(page, "risk-sheet-1-empty", demands)));
  await page.keyboard.press("Control+Enter");
  await expect(sheet(page).getByRole("alert").filter({ hasText: "何も選ばれていません" })).toBeVisible();
  await sheet(page).getByRole("checkbox", { name: "死にたい・自殺のおそれ" }).focus();
  await page.keyboard.press("Space");
  await tabTo(page, sheet(page).getByRole("textbox", { name: "場所の手がかり" }));
  await page.keyboard.type("じぶんの部屋（二階）");
  await sheet(page).getByRole("radio", { name: "ひとり" }).focus();
  await page.keyboard.press("Space");
  await expect(sheet(page).getByRole("button", { name: "書きかけを消す" })).toBeVisible();
  const kept = () =>
    stage.world.storage.db.selectFrom("draft").select("kind").where("kind", "=", "risk-sheet").execute();
  await expect.poll(async () => (await kept()).length).toBe(1);
  await page.reload();
  await desk.row(page, 1_001).click();
  await hint.getByRole("button", { name: "安全確認シート" }).click();
  await expect(sheet(page).getByRole("textbox", { name: "場所の手がかり" })).toHaveValue(
    "じぶんの部屋（二階）",
  );
  await expect(sheet(page).getByRole("checkbox", { name: "死にたい・自殺のおそれ" })).toBeChecked();
  await sheet(page).getByRole("radio", { name: "いますぐ" }).focus();
  await page.keyboard.press("Space");
  await page.keyboard.press("Control+Enter");
  await expect(sheet(page)).toHaveCount(0);
  await expect.poll(async () => (await kept()).length).toBe(0);

  await page.keyboard.press("F9");
  await page.getByRole("button", { name: "いますぐ呼ぶ" }).click();
  await expect(inCall(page)).toContainText("死にたい・自殺のおそれ");
  await official.page.locator(".urgent-ringing").getByRole("button", { name: "受ける" }).click();
  await expect(inCall(official.page)).toContainText("じぶんの部屋（二階）");
  await expect(inCall(official.page)).toContainText("第1版");
  found.push(...(await inspect(official.page, "risk-sheet-2-taken", demands)));

  // Whoever came goes on with it, while the counsellor writes, too: neither is lost.
  await inCall(page).getByRole("button", { name: "安全確認シートを直す" }).click();
  await sheet(page).getByRole("textbox", { name: "そばにいる人のこと" }).fill("母は夜まで仕事");
  await inCall(official.page).getByRole("button", { name: "安全確認シートを直す" }).click();
  await sheet(official.page).getByRole("checkbox", { name: "110番・警察" }).check();
  await sheet(official.page).getByRole("button", { name: "保存する" }).click();
  await expect(sheet(official.page)).toHaveCount(0);
  await expect(sheet(page).getByRole("region", { name: "いま保存されている版" })).toContainText(
    "110番・警察",
  );
  found.push(...(await inspect(page, "risk-sheet-3-moved", demands)));
  await sheet(page).getByRole("checkbox", { name: "110番・警察" }).check();
  await sheet(page).getByRole("button", { name: "保存する" }).click();
  await expect(sheet(page)).toHaveCount(0);
  await expect(inCall(official.page)).toContainText("母は夜まで仕事");
  await expect(inCall(official.page)).toContainText("第3版");

  // It stays with the talk, for whoever may read it; the child has been told nothing of it.
  await official.page.getByText("安全確認シート（第3版）").click();
  await official.page.getByText("前の版 2件").click();
  await expect(official.page.locator(".urgent-record-list .sheet-summary")).toHaveCount(3);
  found.push(...(await inspect(official.page, "risk-sheet-4-kept", demands)));
  expect(await own.locator("main").innerText()).not.toMatch(/安全確認|自殺|警察/);
  expect(found).toEqual([]);
  for (const { device } of [counsellor, official]) expect(device.complaints).toEqual([]);
}, 300_000);
