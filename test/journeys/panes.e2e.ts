import { randomUUID } from "node:crypto";
import type { Locator, Page } from "@playwright/test";
import { test } from "vitest";
import type { IdempotencyKey } from "../../domain/ids.ts";
import { openConsultation } from "../../server/consultation/open.ts";
import { strangerToken } from "../../server/consultee/stranger.ts";
import { inspect } from "./inspect.ts";
import { child, desk, expect, expectTexts } from "./screens.ts";
import { openStage, type Stage } from "./stage.ts";

const demands = { target: 32, widths: [] };

test("[S8.11] talks side by side: opened, walked through, written in and closed by keyboard, and there again after a reload", async (context) => {
  const stage = await openStage(context);
  const signIn = await stage.enrol("soudan1", "相談員 みほん一郎", "counsellor");
  const [one, other] = [await (await stage.open()).tab("/"), await (await stage.open()).tab("/")];
  await child.writes(one, "ひとりめ");
  await expect(one.locator('[data-receipt="delivered"]')).toHaveCount(1);
  await child.writes(other, "ふたりめ");
  await expect(other.locator('[data-receipt="delivered"]')).toHaveCount(1);
  await somebody(stage, "さんにんめ");

  const office = await stage.open({ viewport: { width: 1_024, height: 768 } });
  const table = await office.tab("/desk");
  const { keyboard } = table;
  await desk.signIn(table, signIn);
  await desk.row(table, 1_001).focus();
  await keyboard.press("Enter");
  await keyboard.press("ArrowDown");
  await keyboard.press("Shift+Enter");
  const [first, second] = [pane(table, 1_001), pane(table, 1_002)];
  await expect(first.locator(".bubble")).toHaveText(["ひとりめ"]);
  await expect(second.locator(".bubble")).toHaveText(["ふたりめ"]);
  await expect(desk.row(table, 1_002)).toBeFocused();
  await expect(second).toHaveAttribute("aria-current", "true");

  // From the list to the first, where nobody writes yet, and on to the second.
  await keyboard.press("F6");
  await expect(first.getByRole("heading")).toBeFocused();
  await claims(first);
  await expect(reply(first)).toBeFocused();
  await keyboard.type("いちの返事");
  await keyboard.press("F6");
  await expect(second.getByRole("heading")).toBeFocused();
  await claims(second);
  await keyboard.type("にの返事");
  await keyboard.press("Control+Enter");
  await keyboard.press("Shift+F6");
  await expect(reply(first)).toBeFocused();
  await keyboard.press("Control+Enter");
  await expectTexts(one, ["ひとりめ", "いちの返事"]);
  await expectTexts(other, ["ふたりめ", "にの返事"]);
  const found = await inspect(table, "panes-1-two-at-1024", demands);

  // The address and what the tab keeps name nothing but ids.
  const kept = await table.evaluate(() => JSON.stringify({ ...sessionStorage, ...localStorage }));
  expect(kept).not.toMatch(/[ぁ-ん]/);
  await table.reload();
  await expect(first.locator(".bubble")).toHaveText(["ひとりめ", "いちの返事"]);
  await expect(second.locator(".bubble")).toHaveText(["ふたりめ", "にの返事"]);

  // A third takes the neighbour's place where there is room for two.
  await reply(first).focus();
  await desk.row(table, 1_003).click({ modifiers: ["Shift"] });
  await expect(second).toHaveCount(0);
  await table.setViewportSize({ width: 1_920, height: 1_000 });
  await first.getByRole("button", { name: "その他" }).click();
  await first.getByRole("button", { name: "横に開く" }).click();
  await expect(table.getByText("一覧から、横に開く相談を選んでください。")).toBeVisible();
  found.push(...(await inspect(table, "panes-2-a-place-beside", demands)));
  await desk.row(table, 1_002).click();
  await expect(table.locator(".pane")).toHaveCount(3);
  await expect(second.locator(".bubble")).toHaveText(["ふたりめ", "にの返事"]);
  found.push(...(await inspect(table, "panes-3-three-at-1920", demands)));

  await reply(second).focus();
  await keyboard.press("Alt+w");
  await expect(second).toHaveCount(0);
  await expect(table.locator(".pane")).toHaveCount(2);
  // In a narrow window the one that is worked in stays, also when there is room again.
  await table.setViewportSize({ width: 900, height: 800 });
  await expect(table.locator(".pane")).toHaveCount(1);
  await table.setViewportSize({ width: 1_920, height: 1_000 });
  found.push(...(await inspect(table, "panes-4-narrow", { target: 32, widths: [320] })));
  await expect(table.locator(".pane")).toHaveCount(1);
  expect(found).toEqual([]);
  expect(office.complaints).toEqual([]);
});

function pane(table: Page, number: number): Locator {
  return table.getByRole("region", { name: `相談 #${number}`, exact: true });
}

function reply(where: Locator): Locator {
  return where.getByRole("textbox", { name: "返信" });
}

async function claims(where: Locator): Promise<void> {
  await where.getByRole("button", { name: "対応を始める" }).click();
  const briefing = where.page().getByRole("region", { name: "履歴の確認" });
  await expect(briefing).toBeFocused();
  await briefing.press("End");
  await briefing.press("Enter");
  await expect(reply(where)).toBeFocused();
}

async function somebody({ world }: Stage, text: string): Promise<void> {
  const { tools } = world.app;
  const { consultee, token } = strangerToken(tools);
  await openConsultation(tools, consultee, token, { text, key: randomUUID() as IdempotencyKey });
}
