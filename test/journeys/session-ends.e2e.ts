import type { Page } from "@playwright/test";
import { test } from "vitest";
import { inspect } from "./inspect.ts";
import { movedClock } from "./moved-clock.ts";
import { office, openOffice } from "./office.ts";
import { child, desk, expect, expectTexts } from "./screens.ts";
import { openStage } from "./stage.ts";

test("[ST-6] before an unattended desk is signed out it says so; one key keeps it open", async (context) => {
  const clock = movedClock();
  const stage = await openStage(context, { invented: true, now: clock.now });
  const signIn = await stage.enrol("kansa", "監査 みほん四葉", "auditor");
  const office = await stage.open({ viewport: { width: 1_440, height: 900 } });
  const table = await office.tab("/desk");
  await table.goto("/desk#account");
  await desk.signIn(table, signIn, "アカウント");
  await expect(table.getByRole("heading", { name: "サインイン中の端末" })).toBeVisible();
  const dialog = table.getByRole("dialog", { name: "まもなくサインアウトします" });
  await expect(dialog).toHaveCount(0);
  // Nobody has touched it for 58 minutes; then somebody looks at the page.
  clock.set(58);
  await wake(table);
  await expect(dialog).toContainText(/あと[12]分でサインアウトします/);
  await expect(dialog.getByRole("button", { name: "続ける" })).toBeFocused();
  expect(await inspect(table, "session-1-idle", { target: 32, widths: [1_024, 320] })).toEqual([]);
  await table.keyboard.press("Enter");
  await expect(dialog).toHaveCount(0);
  expect(office.complaints).toEqual([]);
});

test("[ST-6] [AC-3] a desk left alone for an hour is signed out, and what was being written is there after signing in again", async (context) => {
  const clock = movedClock();
  const stage = await openStage(context, { invented: true, now: clock.now });
  const signIn = await stage.enrol("soudan1", "相談員 みほん一郎", "counsellor");
  const somebody = await (await stage.open()).tab("/");
  await child.writes(somebody, "ひとりめ");
  const office = await stage.open();
  const table = await office.tab("/desk");
  await desk.signIn(table, signIn);
  await desk.row(table, 1_001).click();
  await desk.claims(table);
  await desk.reply(table).fill("とちゅうまで書いた");
  // The last calls that somebody's being there makes: one under way would be noted at the later hour.
  await expect(somebody.locator('[data-receipt="read"]')).toHaveCount(1);
  const drafts = () => stage.world.storage.db.selectFrom("draft").select("consultation_id").execute();
  await expect.poll(async () => (await drafts()).length).toBe(1);
  clock.set(61);
  // The page asks by itself every half minute.
  const kept = table.getByText("書きかけのものは残っています", { exact: false });
  await expect(kept).toBeVisible({ timeout: 60_000 });
  await expect(table.getByText("ひとりめ")).toHaveCount(0);
  await desk.signIn(table, signIn);
  await expect(desk.reply(table)).toHaveValue("とちゅうまで書いた");
  await expectTexts(table, ["ひとりめ"]);
});

test("[ST-6] what is being written in a dialog is there again for the same person, and gone for anybody else", async (context) => {
  const clock = movedClock();
  const stage = await openStage(context, { invented: true, now: clock.now });
  const kanri = await stage.enrol("kanri", "管理者 みほん五月", "administrator");
  const other = await stage.enrol("kanri2", "管理者 みほん九重", "administrator");
  const { page } = await openOffice(stage, kanri);
  const box = office.dialog(page);
  const field = (label: string) => box.getByLabel(label, { exact: true });
  async function typeInvitation(): Promise<void> {
    await page.getByRole("button", { name: "職員を招待する" }).click();
    await box.getByLabel("表示する名前").fill("相談員 みほん三葉");
    await box.getByRole("checkbox", { name: "相談員" }).check();
    await field("理由").fill("四月からの担当です");
  }
  await office.goTo(page, "職員");
  // What was closed is not kept.
  await typeInvitation();
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "職員を招待する" }).click();
  await expect(field("理由")).toHaveValue("");
  await page.keyboard.press("Escape");

  await typeInvitation();
  const ended = page.getByText("書きかけのものは残っています", { exact: false });
  clock.set(61);
  await wake(page);
  await expect(ended).toBeVisible();
  await desk.signIn(page, kanri, "職員を招待する");
  await expect(box.getByLabel("表示する名前")).toHaveValue("相談員 みほん三葉");
  await expect(box.getByRole("checkbox", { name: "相談員" })).toBeChecked();
  await expect(field("理由")).toHaveValue("四月からの担当です");

  clock.set(123);
  await wake(page);
  await expect(ended).toBeVisible();
  await desk.signIn(page, other, "職員");
  await expect(box).toHaveCount(0);
  await page.getByRole("button", { name: "職員を招待する" }).click();
  await expect(field("理由")).toHaveValue("");
});

test("[ST-6] the end after twelve hours is said above the desk, without taking anything out of one's hands", async (context) => {
  const clock = movedClock();
  const stage = await openStage(context, { invented: true, now: clock.now });
  const signIn = await stage.enrol("kansa", "監査 みほん四葉", "auditor");
  const office = await stage.open({ viewport: { width: 1_440, height: 900 } });
  const table = await office.tab("/desk");
  await table.goto("/desk#account");
  await desk.signIn(table, signIn, "アカウント");
  // A long shift, with somebody there all along.
  for (let minutes = 50; minutes < 711; minutes += 50) {
    clock.set(minutes);
    expect((await office.context.request.post("/api/staff/stay", fromTheService(table))).status()).toBe(200);
  }
  clock.set(711);
  await wake(table);
  await expect(table.getByRole("status").filter({ hasText: "サインインから12時間になるため" })).toBeVisible();
  await expect(table.getByRole("dialog")).toHaveCount(0);
  expect(await inspect(table, "session-2-limit", { target: 32, widths: [1_024, 320] })).toEqual([]);
});

/** What the browser says when its window is looked at again. */
async function wake(table: Page): Promise<void> {
  await table.evaluate(() => dispatchEvent(new Event("focus")));
}

function fromTheService(table: Page) {
  return { data: {}, headers: { origin: new URL(table.url()).origin } };
}
