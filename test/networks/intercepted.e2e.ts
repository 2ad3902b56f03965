import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Browser, chromium } from "@playwright/test";
import { expect as expectNow, test } from "vitest";
import { enrolStaff } from "../../server/staff/enrol.ts";
import { browserOptions } from "../browser.ts";
import { child, desk, expect, expectTexts } from "../journeys/screens.ts";
import { root } from "../source.ts";
import { openWorld } from "../world.ts";
import { openAuthority } from "./certificates.ts";
import { type Interceptor, openInterceptor } from "./interceptor.ts";
import { gathersAll, honest } from "./manners.ts";
import { type Manner, openMiddlebox } from "./middlebox.ts";
import { isInstalled } from "./real-boxes.ts";
import { restMillis, restsOn, restsWithinMillis } from "./rest.ts";

// F14 where a school's filter opens HTTPS by an authority of its own, which the school's devices were told to trust. The city stands
// there as a real one does: a name, https, cookies for this host alone.

const host = "soudan.example.jp";
const password = "yorisoi-no-aikotoba";
const hasOpenssl = isInstalled("openssl", ["version"]);
if (!hasOpenssl) console.log("F14: openssl is not installed here: interception was not tried.");

const tried = [
  { name: "only reads along", manner: honest, rung: "stream" },
  { name: "gathers whole answers to look at them", manner: gathersAll, rung: "wait" },
] as const satisfies readonly { name: string; manner: Manner; rung: string }[];

test.skipIf(!hasOpenssl).for(tried)(
  "[S4.2] [S8.10] [DL-8] [DL-16] F14: a filter that opens HTTPS by the school's own authority and $name: the page opens, words go both ways, once and in order, by one host alone",
  { timeout: 300_000 },
  async ({ manner, rung }) => {
    await using held = new AsyncDisposableStack();
    const folder = await mkdtemp(join(tmpdir(), "yorisoi-authorities-"));
    held.defer(() => rm(folder, { recursive: true, force: true }));
    const publicUrl = new URL(`https://${host}/`);
    const world = held.use(await openWorld({ pages: join(root, "dist"), invented: true, publicUrl }));
    const [real, schools] = [await openAuthority("real", folder), await openAuthority("school", folder)];
    const box = held.use(await openMiddlebox(world.origin, manner));
    const port = (origin: string): number => Number(new URL(origin).port);
    const filter = held.use(await openInterceptor(host, await schools.vouchFor(host), port(box.origin)));
    const gateway = held.use(await openInterceptor(host, await real.vouchFor(host), port(world.origin)));
    // The city's own people trust the real one; a device of the school trusts the school's besides.
    const office = held.use(await openBrowser([real.spki]));
    const device = held.use(await openBrowser([schools.spki]));
    await enrolStaff(world.app.tools, {
      ...{ name: "soudan1", displayName: "相談員 みほん", roles: ["counsellor"], password },
    });

    const page = await (await seenThrough(device, filter)).newPage();
    await page.goto(publicUrl.href);
    await child.writes(page, "きこえますか");
    const table = await (await seenThrough(office, gateway)).newPage();
    await table.goto(`${publicUrl.href}desk`);
    await desk.signIn(table, { name: "soudan1", password });
    await desk.row(table, 1_001).click();
    await desk.claims(table);
    const said = ["きこえますか"];
    async function turns(phase: string): Promise<void> {
      for (const n of [1, 2]) {
        await desk.answers(table, `${phase} 机 ${n}`);
        await child.writes(page, `${phase} 子 ${n}`);
        await expect(table.getByText(`${phase} 子 ${n}`)).toBeVisible();
        said.push(`${phase} 机 ${n}`, `${phase} 子 ${n}`);
        await expect(page.getByText(`${phase} 机 ${n}`)).toBeVisible();
      }
    }
    await turns("はじめ");
    await expect.poll(() => restsOn(box), { timeout: restsWithinMillis + restMillis }).toBe(rung);
    await turns("おわり");
    // Who came first of two that were written at once is the city's to say: both see the same.
    await expect(page.locator(".bubble")).toHaveCount(said.length);
    const texts = await page.locator(".bubble").allTextContents();
    expectNow(texts.toSorted()).toEqual(said.toSorted());
    await expectTexts(table, texts);

    // It did open what it says it opens; the browser kept a cookie that goes to this host by https alone; nobody else was asked.
    expectNow(filter.opened()).toBeGreaterThan(0);
    expectNow(filter.read()).toContain("きこえますか");
    expectNow((await page.context().cookies()).map(({ name }) => name)).toContain("__Host-yorisoi");
    expectNow([...filter.strangers(), ...gateway.strangers()]).toEqual([]);
    expectNow(box.upgrades()).toBe(0);
  },
);

/** Trusts these beside those that it comes with, as a managed device does. */
async function openBrowser(trusted: readonly string[]): Promise<Browser & AsyncDisposable> {
  const { args = [], ...options } = await browserOptions();
  const browser = await chromium.launch({
    ...options,
    args: [
      ...args.filter((one) => one !== "--no-proxy-server"),
      `--ignore-certificate-errors-spki-list=${trusted.join(",")}`,
      // What the browser itself would look up is no affair of the page's.
      "--disable-background-networking",
      "--disable-component-update",
    ],
  });
  return browser;
}

function seenThrough(browser: Browser, { proxy }: Interceptor) {
  return browser.newContext({ proxy: { server: proxy }, locale: "ja-JP", timezoneId: "Asia/Tokyo" });
}
