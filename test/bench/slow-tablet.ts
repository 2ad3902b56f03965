import type { Browser, BrowserContextOptions, Page } from "@playwright/test";
import type { Sender, Stage } from "./stage.ts";

/** Milliseconds from the address: the first paint, a box to write into, the first message stored. */
export type First = { readonly painted: number; readonly ready: number; readonly stored: number };
/** Milliseconds: from the address to the whole talk; from the press to one's own words on the screen, and stored. */
export type Back = { readonly whole: number; readonly shown: number; readonly stored: number };

const words = "あの、はなしてもいいですか";

/** A device that was never here: opens the page, writes, presses おくる. */
export async function comeFirst(browser: Browser, stage: Stage, line: Line = slowLine): Promise<First> {
  await using tablet = await openTablet(browser, line);
  const { page } = tablet;
  await page.goto(stage.origin, { waitUntil: "commit" });
  const ready = await when(page, "#box", 1);
  await page.locator("#box").fill(words);
  await page.getByRole("button", { name: "おくる", exact: true }).click();
  const stored = await when(page, "[data-receipt=delivered]", 1);
  const painted = await page.evaluate(
    () => performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? Number.NaN,
  );
  return { painted, ready, stored };
}

/** A device that comes back to a talk of so many messages, and writes one more. */
export async function comeBack(
  browser: Browser,
  stage: Stage,
  { cookie }: Sender,
  messages: number,
): Promise<Back> {
  await using tablet = await openTablet(browser, slowLine);
  const { page, context } = tablet;
  const [name = "", value = ""] = cookie.split("=");
  await context.addCookies([{ name, value, url: stage.origin }]);
  await page.goto(stage.origin, { waitUntil: "commit" });
  const whole = await when(page, ".message", messages);
  await page.locator("#box").fill(words);
  const pressed = page.evaluate(
    () =>
      new Promise<number>((resolve) =>
        addEventListener("pointerdown", () => resolve(performance.now()), { once: true, capture: true }),
      ),
  );
  await page.getByRole("button", { name: "おくる", exact: true }).click();
  const since = await pressed;
  const shown = await when(page, ".message", messages + 1);
  const stored = await when(page, "[data-receipt=delivered], [data-receipt=read]", messages + 1);
  return { whole, shown: shown - since, stored: stored - since };
}

/** Milliseconds: the same steps on the page without script. */
export async function comeWithoutScript(
  browser: Browser,
  stage: Stage,
  line: Line,
): Promise<{ readonly ready: number; readonly stored: number }> {
  await using tablet = await openTablet(browser, line, { javaScriptEnabled: false });
  const { page } = tablet;
  const began = performance.now();
  await page.goto(`${stage.origin}/plain`, { waitUntil: "commit", timeout: 120_000 });
  await page.locator("#box").waitFor({ timeout: 120_000 });
  const ready = performance.now() - began;
  await page.locator("#box").fill(words);
  await page.getByRole("button", { name: /^おく/ }).click();
  await page.locator(".bubble").first().waitFor({ timeout: 120_000 });
  return { ready, stored: performance.now() - began };
}

/** There and back in milliseconds; how much comes and goes in a second. */
export type Line = { readonly latency: number; readonly bytesASecond: number };

const slowLine: Line = { latency: 400, bytesASecond: 400_000 / 8 };
/** What the slowest schools have at eleven o'clock. */
export const thinLine: Line = { latency: 2_000, bytesASecond: 64_000 / 8 };

async function openTablet(
  browser: Browser,
  { latency, bytesASecond }: Line,
  more: BrowserContextOptions = {},
) {
  const context = await browser.newContext({
    viewport: { width: 810, height: 1_080 },
    hasTouch: true,
    ...more,
  });
  const page = await context.newPage();
  const tools = await context.newCDPSession(page);
  await tools.send("Emulation.setCPUThrottlingRate", { rate: 6 });
  await tools.send("Network.enable");
  await tools.send("Network.emulateNetworkConditions", {
    offline: false,
    latency,
    downloadThroughput: bytesASecond,
    uploadThroughput: bytesASecond,
  });
  return { page, context, [Symbol.asyncDispose]: () => context.close() };
}

/** The page's own clock, in milliseconds since the address, at the first frame that has so many of these. */
async function when(page: Page, selector: string, atLeast: number): Promise<number> {
  const seen = await page.waitForFunction(
    ([wanted, count]) => document.querySelectorAll(wanted).length >= count && performance.now(),
    [selector, atLeast] as const,
    { timeout: 120_000 },
  );
  return Number(await seen.jsonValue());
}
