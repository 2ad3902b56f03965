import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { onTestFinished, test } from "vitest";
import { openPushService } from "../push.ts";
import { ownPages, putBeforeWorker } from "./own-pages.ts";
import { child, desk, expect, expectTexts } from "./screens.ts";
import { type Device, openStage } from "./stage.ts";

const neutral = "https://www.jma.go.jp/";

/**
 * The only piece that is played: how a browser gets its address from its maker, whom a test cannot ask. Everything from there
 * on is real: the permission, the calls, the push service that is called, the worker, and what it shows.
 */
async function withAddress({ context, network }: Device, address: string): Promise<void> {
  await context.grantPermissions(["notifications"], { origin: network.origin });
  await context.addInitScript((endpoint) => {
    const got = { endpoint, unsubscribe: async () => true };
    PushManager.prototype.subscribe = async (options) => {
      if (!options?.userVisibleOnly || typeof options.applicationServerKey !== "string")
        throw new TypeError("no key");
      return got as unknown as PushSubscription;
    };
  }, address);
}

/** What the browser is asked to deliver, as its maker's service would: without a word. */
async function deliver(page: Page): Promise<void> {
  const devtools = await page.context().newCDPSession(page);
  const registered = new Promise<string>((resolve) =>
    devtools.on("ServiceWorker.workerRegistrationUpdated", ({ registrations: [first] }) => {
      if (first) resolve(first.registrationId);
    }),
  );
  await devtools.send("ServiceWorker.enable");
  const registrationId = await registered;
  const { origin } = new URL(page.url());
  await devtools.send("ServiceWorker.deliverPushMessage", { origin, registrationId, data: "" });
  await devtools.detach();
}

/**
 * This Chromium has no screen for notices and refuses to show any, so what the worker wants shown is kept in it. Like a screen, it
 * has one for each tag.
 */
const screen = `self.shown = new Map();
  ServiceWorkerRegistration.prototype.showNotification = async (title, { body, tag }) =>
    void self.shown.set(tag, { title, body, tag });
  ServiceWorkerRegistration.prototype.getNotifications = async () =>
    [...self.shown.keys()].map((tag) => ({ close: () => self.shown.delete(tag) }))`;

type Shown = { readonly title: string; readonly body: string; readonly tag: string };

async function shown({ context }: Device): Promise<Shown[]> {
  const [worker] = context.serviceWorkers();
  if (!worker) throw new Error("There is no worker.");
  return worker.evaluate(() => [...(self as unknown as { shown: Map<string, Shown> }).shown.values()]);
}

test("A16 [S8.6] [NC-1] [NC-2] [NC-3] a child chooses to be told, is told without a word, finds the answer, and is told nothing after とじる", async (context) => {
  const service = await openPushService();
  onTestFinished(() => service[Symbol.asyncDispose]());
  const push = { subject: "https://soudan.example.jp", allows: service.allows };
  const pages = await ownPages();
  await putBeforeWorker(pages, screen);
  const stage = await openStage(context, { push, pages });
  const signIn = await stage.enrol("soudan1", "相談員 みほん一郎", "counsellor");
  const childs = await stage.open({ viewport: { width: 375, height: 667 } });
  const office = await stage.open();
  await withAddress(childs, `${service.origin}/kodomo`);
  const weather = { contentType: "text/html; charset=utf-8", body: "<title>天気</title><p>晴れ</p>" };
  await childs.context.route(`${neutral}**`, (route) => route.fulfill(weather));

  const page = await childs.tab("/");
  await child.writes(page, "あとで見にきます");
  await expectTexts(page, ["あとで見にきます"]);
  const part = page.locator("details.notices");
  await part.locator("summary").click();
  await expect(part).toContainText(new URL(page.url()).host);
  await expect(part).toContainText("あたらしい おしらせが あります");
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  await part.locator("button").click();
  await expect(part.locator("button")).toHaveText(/やめる/);
  const kept = (await childs.context.cookies()).find(({ name }) => name === "yorisoi");
  expect((kept?.expires ?? 0) - Date.now() / 1_000).toBeGreaterThan(80 * 86_400);

  // The page is gone, and then there is an answer.
  await page.goto("about:blank");
  const table = await office.tab("/desk");
  await desk.signIn(table, signIn);
  await desk.row(table, 1_001).click();
  await desk.claims(table);
  await desk.answers(table, "ひみつのへんじ");
  await expectTexts(table, ["あとで見にきます", "ひみつのへんじ"]);
  await expect.poll(() => service.pushed.length, { timeout: 90_000 }).toBe(1);
  const [pushed] = service.pushed;
  expect([pushed?.path, pushed?.body.length]).toEqual(["/kodomo", 0]);
  expect(pushed?.by?.claims["aud"]).toBe(service.origin);

  // As the browser's maker delivers it, to a browser whose page is not there.
  const beside = await childs.context.newPage();
  await beside.goto("/manifest.webmanifest");
  await deliver(beside);
  await expect
    .poll(() => shown(childs))
    .toEqual([{ title: "よりそい", body: "あたらしい おしらせが あります", tag: "notice" }]);
  await deliver(beside);
  await expect.poll(async () => (await shown(childs)).length).toBe(1);

  // The next visit says so too, and takes the notice from the screen.
  await page.goto("/");
  await expectTexts(page, ["あとで見にきます", "ひみつのへんじ"]);
  await expect(page.locator(".news")).toBeVisible();
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  await expect.poll(() => shown(childs)).toEqual([]);

  await deliver(beside);
  await expect.poll(async () => (await shown(childs)).length).toBe(1);
  await page.locator("button.leave").click();
  await page.waitForURL(neutral);
  await expect.poll(() => shown(childs)).toEqual([]);
  const rows = () => stage.world.storage.db.selectFrom("notice_address").select("mac").execute();
  await expect.poll(rows).toEqual([]);
  expect(office.complaints).toEqual([]);
}, 240_000);
