import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect as expectValue, test } from "vitest";
import { runCommand } from "../../apps/cli/testing.ts";
import { recordActs } from "../../server/audit/record.ts";
import { office, openOffice } from "./office.ts";
import { child, desk, expect } from "./screens.ts";
import { openStage } from "./stage.ts";

test("[S11.1] [S11.12] [AU-10] [AU-11] the auditor finds who looked at a consultation, opens a line, and takes a period away as a file that verifies by the command line", async (context) => {
  const stage = await openStage(context);
  const soudan = await stage.enrol("soudan1", "相談員 みほん一郎", "counsellor");
  const kansa = await stage.enrol("kansa", "監査 みほん八重", "auditor");
  const secret = "だれにもいわないでください";
  await child.writes(await (await stage.open()).tab("/"), secret);
  const theirs = await openOffice(stage, soudan, "相談一覧");
  await desk.row(theirs.page, 1_001).click();
  await desk.claims(theirs.page);

  const { device, page } = await openOffice(stage, kansa);
  await expect(desk.place(page, "相談")).toHaveCount(0);
  await office.goTo(page, "記録");
  await expect(page.getByText("ここに新しい順に表示されます", { exact: false })).toBeVisible();
  await page.getByLabel("相談番号").fill("#1001");
  await page.getByRole("button", { name: "調べる" }).click();
  const table = page.getByRole("table", { name: "見つかった記録" });
  const viewed = table.getByRole("row").filter({ hasText: "相談を読み始めた" });
  await expect(viewed).toContainText("相談員 みほん一郎");
  await expect(viewed).toContainText("相談 #1001");
  await expect(table.getByRole("row").filter({ hasText: "対応を始めた" })).toHaveCount(1);
  await viewed.getByRole("button").click();
  await expect(table.getByText("閲覧の番号")).toBeVisible();
  // The auditor reads who did what, and not a word of what was said.
  expectValue(await page.content()).not.toContain(secret);

  // That one searched is on record itself.
  await page.getByLabel("相談番号").fill("");
  await page.getByRole("combobox", { name: "したこと" }).selectOption({ label: "記録を調べた" });
  await page.getByRole("button", { name: "調べる" }).click();
  await expect(table.getByRole("row").filter({ hasText: "監査 みほん八重" })).toHaveCount(1);

  await page.getByRole("button", { name: "書き出しを始める" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "目的を選んでください" })).toBeVisible();
  await page.getByRole("combobox", { name: "目的" }).selectOption({ label: "検査・監査" });
  await page.getByRole("button", { name: "書き出しを始める" }).click();
  const link = page.getByRole("link", { name: "ファイルを保存する" });
  await expect(link).toBeVisible();
  // Kept while one is elsewhere at the desk.
  await office.goTo(page, "承認");
  await office.goTo(page, "記録");
  const [download] = await Promise.all([page.waitForEvent("download"), link.click()]);
  expectValue(download.suggestedFilename()).toMatch(/^audit-.*\.jsonl$/);
  const folder = await mkdtemp(join(tmpdir(), "yorisoi-file-"));
  try {
    const [file, keyFile] = [join(folder, "audit.jsonl"), join(folder, "key.pem")];
    await download.saveAs(file);
    await page.getByText("この意味").click();
    await writeFile(keyFile, `${await page.locator(".audit-key").innerText()}\n`);
    const checked = await runCommand(["audit", "check-file", "--file", file, "--key", keyFile], {});
    expectValue(checked.out).toMatch(/^Proven: \d+ lines/);
    expectValue(checked.code).toBe(0);
  } finally {
    await rm(folder, { recursive: true });
  }
  expectValue(device.complaints).toEqual([]);
});

test("[S11.12] thousands of lines: page by page by keyboard, nothing jumps while others write; an export shows how far it is and can be stopped", async (context) => {
  const stage = await openStage(context);
  const kansa = await stage.enrol("kansa", "監査 みほん八重", "auditor");
  const { db } = stage.world.storage;
  const write = (count: number) =>
    db.transaction().execute((tx) =>
      recordActs(
        tx,
        new Date(),
        Array.from(
          { length: count },
          () => ({ actor: { kind: "system" }, act: "key:use", facts: {} }) as const,
        ),
      ),
    );
  for (let group = 0; group < 5; group++) await write(1_000);
  const { device, page } = await openOffice(stage, kansa);
  await office.goTo(page, "記録");
  await page.getByRole("combobox", { name: "したこと" }).selectOption({ label: "鍵を使い始めた" });
  await page.getByRole("button", { name: "調べる" }).click();
  const positions = page.locator(".audit-position");
  await expect(positions).toHaveCount(100);
  const first = await positions.allInnerTexts();
  await write(150);
  await page.getByRole("button", { name: "古い100件" }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByText("2ページ目", { exact: false })).toBeFocused();
  const second = await positions.allInnerTexts();
  expectValue(new Set([...first, ...second]).size).toBe(200);
  await page.getByRole("button", { name: "新しい100件" }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByText("1ページ目", { exact: false })).toBeFocused();
  expectValue(await positions.allInnerTexts()).toEqual(first);

  // Held back, so that one sees it under way.
  let letOn = (): void => {};
  const held = new Promise<void>((resolve) => {
    letOn = resolve;
  });
  let parts = 0;
  await page.route("**/api/audit/export-part", async (route) => {
    if (++parts > 1) await held;
    await route.continue();
  });
  await page.getByRole("combobox", { name: "目的" }).selectOption({ label: "検査・監査" });
  await page.getByRole("button", { name: "書き出しを始める" }).click();
  await expect(page.getByText(/のうち2,000件を書き出しました/)).toBeVisible();
  await expect(page.getByRole("progressbar", { name: "書き出しの進み" })).toHaveJSProperty("value", 2_000);
  await page.getByRole("button", { name: "中止する" }).click();
  await expect(page.getByText("中止しました", { exact: false })).toBeVisible();
  letOn();
  await page.getByRole("combobox", { name: "目的" }).selectOption({ label: "検査・監査" });
  await page.getByRole("button", { name: "書き出しを始める" }).click();
  await expect(page.getByRole("link", { name: "ファイルを保存する" })).toBeVisible();
  expectValue(device.complaints).toEqual([]);
});
