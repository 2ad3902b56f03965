import { readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { test } from "vitest";
import { ownPages, putBeforeWorker } from "./own-pages.ts";
import { child, desk, expect, expectTexts } from "./screens.ts";
import { openStage } from "./stage.ts";

const neutral = "https://www.jma.go.jp/";

/** Every address this browser keeps for us, and all that it keeps under them. */
function kept(page: Page): Promise<{ paths: string[]; text: string; databases: number }> {
  return page.evaluate(async () => {
    const paths: string[] = [];
    let text = "";
    for (const name of await caches.keys()) {
      const files = await caches.open(name);
      for (const request of await files.keys()) {
        paths.push(new URL(request.url).pathname);
        text += await (await files.match(request))?.text();
      }
    }
    return { paths, text, databases: (await indexedDB.databases()).length };
  });
}

test("[S4.2] [S12.3-5] A16 the page opens without a network, with the telephones and the box, and keeps no word of anybody", async (context) => {
  const stage = await openStage(context);
  const signIn = await stage.enrol("soudan1", "相談員 みほん一郎", "counsellor");
  const childs = await stage.open({ viewport: { width: 375, height: 667 } });
  const office = await stage.open();
  const weather = { contentType: "text/html; charset=utf-8", body: "<title>天気</title><p>晴れ</p>" };
  await childs.context.route(`${neutral}**`, (route) => route.fulfill(weather));

  const page = await childs.tab("/");
  const words = ["だれにも言わないで", "はい、言いません"] as const;
  await child.writes(page, words[0]);
  const table = await office.tab("/desk");
  await desk.signIn(table, signIn);
  await desk.row(table, 1_001).click();
  await desk.claims(table);
  await desk.answers(table, words[1]);
  await expectTexts(page, words);
  await child.box(page).fill("書きかけ");
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => {}));
  await page.reload();
  await expectTexts(page, words);

  await expect.poll(async () => (await kept(page)).paths).toContain("/");
  const { paths, text, databases } = await kept(page);
  expect(paths.filter((path) => !/^\/$|^\/a\/[\w-]+\.(js|css)$/.test(path))).toEqual([]);
  expect(paths.length).toBeGreaterThan(3);
  expect(text).not.toMatch(/言わないで|言いません|書きかけ|みほん/);
  expect(databases).toBe(0);

  await childs.offline(async () => {
    await page.reload();
    await expect(child.box(page)).toBeVisible();
    await child.box(page).fill("つながらないとき");
    await expect(page.locator(".offline a").first()).toBeVisible({ timeout: 30_000 });
    // The box and who can be called, both without scrolling.
    await expect(child.box(page)).toBeInViewport({ ratio: 1 });
    await expect(page.locator(".offline")).toBeInViewport({ ratio: 0.9 });
    await page.locator(".urgent").click();
    await expect(page.locator("#help")).toContainText("0120-0-78310");
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
    await page.locator("#help .back").click();
    await expect(page.locator(".bubble")).toHaveCount(0);
    await child.writes(page, "かえるのうた");
  });
  // What was typed stood on the open page until it could be sent.
  await expect(page.locator('[data-receipt="delivered"], [data-receipt="read"]')).toHaveCount(2, {
    timeout: 60_000,
  });
  expect((await kept(page)).text).not.toMatch(/言わないで|かえるのうた/);

  await page.locator("button.leave").click();
  await page.waitForURL(neutral);
  const next = await childs.tab("/");
  await expect(next.locator(".greeting")).toBeVisible();
  await expect(next.locator(".bubble")).toHaveCount(0);
  expect((await kept(next)).text).not.toMatch(/言わないで|言いません|書きかけ|かえるのうた/);
  expect(office.complaints).toEqual([]);
}, 180_000);

test("[SE-3] what is installed says by no name what it is for", async (context) => {
  const stage = await openStage(context);
  const childs = await stage.open();
  const page = await childs.tab("/");
  const said = await page.evaluate(async () => (await fetch("/manifest.webmanifest")).text());
  expect(Object.keys(JSON.parse(said))).not.toContain("description");
  expect(said).not.toMatch(/いじめ|相談|そうだん|学校|がっこう|市|help|school|bully/i);
});

/** As the next release does it: every script under another name, the old ones gone, and another worker. */
async function upgrade(pages: string): Promise<void> {
  const folder = join(pages, "consultee");
  const files = await readdir(folder, { recursive: true });
  // What was pressed is of the old ones.
  for (const name of files.filter((one) => /\.(br|gz)$/.test(one))) await rm(join(folder, name));
  const scripts = files.filter((one) => /^a\/.+\.js$/.test(one)).map((one) => one.slice(2));
  const anew = async (from: string, to = from): Promise<void> => {
    let text = await readFile(join(folder, from), "utf8");
    for (const name of scripts) text = text.replaceAll(name, nextName(name));
    await rm(join(folder, from));
    await writeFile(join(folder, to), text);
  };
  for (const name of scripts) await anew(`a/${name}`, `a/${nextName(name)}`);
  await anew("index.html");
  await writeFile(
    join(folder, "sw.js"),
    `${await readFile(join(folder, "sw.js"), "utf8")}\n// the next release`,
  );
}

const nextName = (name: string): string => name.replace(/\.js$/, "-next.js");

test("[S4.2] F19 a release under an open page: what is typed stays and is sent; the next visit has the new one, without a network too", async (context) => {
  const pages = await ownPages();
  const stage = await openStage(context, { pages });
  const childs = await stage.open();
  const page = await childs.tab("/");
  await child.writes(page, "まえの ことば");
  await expectTexts(page, ["まえの ことば"]);
  await expect.poll(async () => (await kept(page)).paths).toContain("/");
  await child.box(page).fill("書きかけ");

  await upgrade(pages);
  await page.evaluate(async () => {
    const worker = await navigator.serviceWorker.getRegistration();
    const changed = new Promise((resolve) =>
      navigator.serviceWorker.addEventListener("controllerchange", resolve, { once: true }),
    );
    await worker?.update();
    await changed;
  });
  await expect
    .poll(async () => (await kept(page)).paths)
    .toEqual(expect.arrayContaining([expect.stringMatching(/^\/a\/parts-.*-next\.js$/)]));
  await expect(child.box(page)).toHaveValue("書きかけ");
  await expectTexts(page, ["まえの ことば"]);
  await page.getByRole("button", { name: "おくる", exact: true }).click();
  await expectTexts(page, ["まえの ことば", "書きかけ"]);
  await expect(page.locator('[data-receipt="delivered"]')).toHaveCount(2);
  await expect(page.locator('script[src$="-next.js"]')).toHaveCount(0);

  await page.reload();
  await expectTexts(page, ["まえの ことば", "書きかけ"]);
  await expect(page.locator('script[src$="-next.js"]')).toHaveCount(1);
  expect(childs.complaints).toEqual([]);
  await childs.offline(async () => {
    await page.reload();
    await expect(child.box(page)).toBeVisible();
    await expect(page.locator('script[src$="-next.js"]')).toHaveCount(1);
  });
}, 180_000);

test("[CB-6] where calls cannot be led past the worker, it answers nothing and keeps nothing", async (context) => {
  const pages = await ownPages();
  await putBeforeWorker(pages, "delete InstallEvent.prototype.addRoutes");
  const stage = await openStage(context, { pages });
  const childs = await stage.open();
  const page = await childs.tab("/");
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => {}));
  await child.writes(page, "きいて");
  await expectTexts(page, ["きいて"]);
  await page.reload();
  await expectTexts(page, ["きいて"]);
  expect((await kept(page)).paths).toEqual([]);
}, 120_000);
