import type { Browser } from "@playwright/test";
import type { Stage } from "./stage.ts";

/** A counsellor's desk in a browser, with one of the consultations on the screen. */
export type DeskScreen = AsyncDisposable & {
  readonly consultation: string;
  /** Each message's text, and the time of day at the first frame that had it. */
  paintedAt(): Promise<ReadonlyMap<string, number>>;
  /** So many of them have been drawn. */
  showsAll(count: number): Promise<void>;
  /** After a collection: bytes of the heap, and nodes of the page. */
  held(): Promise<{ readonly bytes: number; readonly nodes: number }>;
};

type Watching = { painted: [string, number][] };

export async function openDeskScreen(browser: Browser, stage: Stage): Promise<DeskScreen> {
  const context = await browser.newContext({ viewport: { width: 1_440, height: 900 } });
  const [name = "", value = ""] = stage.counsellorCookie.split("=");
  await context.addCookies([{ name, value, url: stage.origin }]);
  const page = await context.newPage();
  const tools = await context.newCDPSession(page);
  await page.goto(`${stage.origin}/desk`);
  const row = page.locator(".row").first();
  await row.click({ timeout: 120_000 });
  const message = page.locator(".message");
  await message.first().waitFor({ timeout: 120_000 });
  const heading = await page.locator("[id^=talk-]").first().getAttribute("id");
  await page.evaluate(() => {
    const watching: Watching = { painted: [] };
    Object.assign(globalThis, { watching });
    new MutationObserver((changes) => {
      const texts = changes.flatMap(({ addedNodes }) =>
        [...addedNodes].flatMap((node) =>
          node instanceof Element ? (node.querySelector(".bubble")?.textContent ?? []) : [],
        ),
      );
      if (texts.length === 0) return;
      // After the frame that has them: the task behind the next painting.
      requestAnimationFrame(() =>
        setTimeout(() =>
          watching.painted.push(...texts.map((text) => [text, Date.now()] as [string, number])),
        ),
      );
    }).observe(document.body, { childList: true, subtree: true });
  });
  return {
    consultation: heading?.slice("talk-".length) ?? "",
    paintedAt: async () =>
      new Map(await page.evaluate(() => (globalThis as unknown as { watching: Watching }).watching.painted)),
    async showsAll(count) {
      await page.waitForFunction(
        (wanted) => (globalThis as unknown as { watching: Watching }).watching.painted.length >= wanted,
        count,
        { timeout: 60_000 },
      );
    },
    async held() {
      await tools.send("HeapProfiler.collectGarbage");
      const { usedSize: bytes } = await tools.send("Runtime.getHeapUsage");
      const { nodes } = await tools.send("Memory.getDOMCounters");
      return { bytes, nodes };
    },
    [Symbol.asyncDispose]: () => context.close(),
  };
}
