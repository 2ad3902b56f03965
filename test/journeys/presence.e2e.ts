import type { Page } from "@playwright/test";
import { test } from "vitest";
import { inspect } from "./inspect.ts";
import { child, desk, expect, wordsOf } from "./screens.ts";
import { openStage } from "./stage.ts";

const patience = { timeout: 60_000 };

/** As if another window stood before it, or not any more. */
async function putBehind(page: Page, behind: boolean): Promise<void> {
  await page.evaluate((hidden) => {
    Object.defineProperty(document, "visibilityState", {
      configurable: true,
      get: () => (hidden ? "hidden" : "visible"),
    });
    document.dispatchEvent(new Event("visibilitychange"));
  }, behind);
}

test("[S8.7] [PR-1] [PR-2] [PR-3] F15: the desk says whether the child's page is open, through hiding, a dead network and the close; the child sees who thinks", async (context) => {
  let aheadMillis = 0;
  const stage = await openStage(context, { now: () => new Date(Date.now() + aheadMillis) });
  const signIn = await stage.enrol("soudan1", "相談員 みほん一郎", "counsellor");
  const childs = await stage.open({ viewport: { width: 375, height: 667 }, hasTouch: true, isMobile: true });
  const office = await stage.open({ viewport: { width: 1_440, height: 900 } });
  const page = await childs.tab("/");
  await child.writes(page, "きいてほしいです");
  const told = page.locator(".told-presence");
  await expect.poll(() => wordsOf(told), patience).toMatch(/ひらいているかどうかは、相談員に伝わります/);

  const table = await office.tab("/desk");
  await desk.signIn(table, signIn);
  const row = desk.row(table, 1_001);
  const says = (word: string) => expect(row.locator(".presence")).toContainText(word, patience);
  await says("開いている");
  await row.click();
  await expect(table.locator(".talk-top .presence")).toContainText("開いている", patience);
  await desk.claims(table);

  await putBehind(page, true);
  await says("裏にある");
  await putBehind(page, false);
  await says("開いている");

  // ── 考え中です, かいています: seen on the child's page, over with the answer ──
  await table.getByRole("button", { name: "考え中を伝える" }).click();
  await expect.poll(() => wordsOf(page.locator(".doing")), patience).toMatch(/^相談員が考えています/);
  await desk.reply(table).pressSequentially("よんで");
  await expect.poll(() => wordsOf(page.locator(".doing")), patience).toBe("相談員が書いています。");
  const demands = { target: 24, widths: [] };
  expect(await inspect(page, "presence-child", demands)).toEqual([]);
  expect(await inspect(table, "presence-desk", demands)).toEqual([]);
  await desk.answers(table, "よんでいますよ");
  await expect(page.locator(".doing")).toBeEmpty(patience);
  await expect(told).toHaveCount(0);

  // ── the network dies without a word: from ten seconds of the server's clock on it is not known ──
  await childs.offline(async () => {
    const { presence } = stage.world.app.tools;
    const [talk] = await stage.world.storage.db.selectFrom("consultation").select("id").execute();
    aheadMillis += 10_000;
    expect(presence.of(talk?.id as never)).toBe("unknown");
    await says("不明");
    await expect(table.locator(".talk-top .presence")).toContainText("不明", patience);
  });
  await says("開いている");

  // ── the desk's own line dies: what it was told is not true for long either ──
  await office.offline(async () => {
    await says("不明");
  });
  await says("開いている");

  await page.close({ runBeforeUnload: false });
  await says("不明");
  expect(office.complaints).toEqual([]);
});
