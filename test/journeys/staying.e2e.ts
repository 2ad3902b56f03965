import type { BrowserContext } from "@playwright/test";
import { test } from "vitest";
import { child, expect, expectTexts } from "./screens.ts";
import { openStage } from "./stage.ts";

/** For how many seconds from now this browser keeps whose it is. */
async function secondsLeft(context: BrowserContext): Promise<number> {
  const cookie = (await context.cookies()).find(({ name }) => name === "yorisoi");
  return (cookie?.expires ?? 0) - Date.now() / 1_000;
}

test("A16 [CB-6] who walks away without とじる is forgotten within a minute; loaded again, or open in another tab, it goes on", async (context) => {
  const stage = await openStage(context);
  const childs = await stage.open();
  const patience = { timeout: 30_000 };
  const page = await childs.tab("/");
  await child.writes(page, "わすれてね");
  await expectTexts(page, ["わすれてね"]);
  expect(await secondsLeft(childs.context)).toBeGreaterThan(3_000);

  // Gone without a word: an address typed over it.
  await page.goto("about:blank");
  await expect.poll(() => secondsLeft(childs.context), patience).toBeLessThanOrEqual(60);
  // The child themselves, at once: it is theirs, and for long again.
  await page.goto("/");
  await expectTexts(page, ["わすれてね"]);
  await page.reload();
  await expectTexts(page, ["わすれてね"]);
  await expect.poll(() => secondsLeft(childs.context), patience).toBeGreaterThan(3_000);

  // Two tabs: the one that stays speaks for the browser.
  const other = await childs.tab("/");
  await expectTexts(other, ["わすれてね"]);
  await page.goto("about:blank");
  await expect.poll(() => secondsLeft(childs.context), patience).toBeLessThanOrEqual(60);
  await expect.poll(() => secondsLeft(childs.context), patience).toBeGreaterThan(3_000);

  // Both gone, and the minute over, which here is the browser's own doing.
  await other.goto("about:blank");
  await expect.poll(() => secondsLeft(childs.context), patience).toBeLessThanOrEqual(60);
  await childs.context.clearCookies({ name: "yorisoi" });
  const next = await childs.tab("/");
  await expect(next.locator(".greeting")).toBeVisible();
  await expect(next.locator(".bubble")).toHaveCount(0);
  expect(childs.complaints).toEqual([]);
}, 120_000);
