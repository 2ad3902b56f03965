import type { Page } from "@playwright/test";
import { expect as expectValue, test } from "vitest";
import { child, desk, expect, expectTexts } from "./screens.ts";
import { openStage } from "./stage.ts";

/** What a screen reader is told by the log: texts that were added to it, in their order. */
async function listen(page: Page): Promise<() => Promise<string[]>> {
  await page.evaluate(() => {
    const told: string[] = [];
    Object.assign(window, { told });
    new MutationObserver((changes) => {
      for (const { addedNodes } of changes)
        for (const node of addedNodes) {
          const { parentElement } = node;
          if (parentElement?.closest('[role="log"]')) told.push(node.textContent ?? "");
        }
    }).observe(document.body, { childList: true, subtree: true });
  });
  return () => page.evaluate(() => (window as unknown as { told: string[] }).told);
}

const timesTold = (told: readonly string[], text: string): number =>
  told.filter((one) => one.includes(text)).length;

test("[S4.1] A18: the log of the child's page tells each message once, through receipts, reading and what comes after it", async (context) => {
  const stage = await openStage(context);
  const signIn = await stage.enrol("soudan1", "相談員 みほん一郎", "counsellor");
  const childs = await stage.open();
  const page = await childs.tab("/");
  await child.writes(page, "はじめのひとこと");
  await expect(page.getByRole("log")).toContainText("はじめのひとこと");
  const told = await listen(page);

  const table = await (await stage.open()).tab("/desk");
  await desk.signIn(table, signIn);
  await desk.row(table, 1_001).click();
  await desk.claims(table);
  await desk.answers(table, "こたえのひとつめ");
  await child.writes(page, "つぎのひとこと");
  await expectTexts(page, ["はじめのひとこと", "こたえのひとつめ", "つぎのひとこと"]);
  await expect(page.locator('[data-receipt="read"]')).toHaveCount(2);
  await desk.answers(table, "こたえのふたつめ");
  await expectTexts(page, ["はじめのひとこと", "こたえのひとつめ", "つぎのひとこと", "こたえのふたつめ"]);

  const heard = await told();
  for (const text of ["こたえのひとつめ", "つぎのひとこと", "こたえのふたつめ"])
    expectValue([text, timesTold(heard, text)]).toEqual([text, 1]);
  // Was there before, and is never drawn anew.
  expectValue(timesTold(heard, "はじめのひとこと")).toBe(0);
  // In the tree it stands once, under a name.
  const tree = await page.getByRole("log").ariaSnapshot();
  expectValue(tree.split("こたえのひとつめ").length - 1).toBe(1);
  expectValue(childs.complaints).toEqual([]);
});
