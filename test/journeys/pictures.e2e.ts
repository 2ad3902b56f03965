import type { Page } from "@playwright/test";
import { sql } from "kysely";
import { test } from "vitest";
import { heic, jpegOf, opened, painted, withExif } from "../pictures.ts";
import { quietReception } from "../reception.ts";
import { inspect } from "./inspect.ts";
import { office, openOffice } from "./office.ts";
import { child, desk, expect, tabTo, wordsOf } from "./screens.ts";
import { openStage } from "./stage.ts";

const phone = { width: 375, height: 667 };
const demands = { target: 44, widths: [320, 1_080] };
const place = "GPS 43.7706N 142.3650E";
const allowed = { ...quietReception, pictures: true };
const neutral = "https://www.jma.go.jp/";

const field = (page: Page) => page.locator("footer input[type=file]");
const chosen = (page: Page) => page.getByRole("region", { name: "えらんだ写真" });
const sent = (page: Page) => page.getByRole("img", { name: "あなたの写真" });
const cover = (page: Page) => page.getByRole("button", { name: /写真が届きました/ });
const seen = (page: Page) => page.getByRole("img", { name: "相談者が送った写真" });

/** What is on the screen, as it was painted: never the address alone. */
function colours(page: Page, alt: string): Promise<string[]> {
  return page.getByRole("img", { name: alt }).evaluate(async (image: HTMLImageElement) => {
    await image.decode();
    const canvas = document.createElement("canvas");
    canvas.width = image.naturalWidth;
    canvas.height = image.naturalHeight;
    const brush = canvas.getContext("2d", { willReadFrequently: true }) as CanvasRenderingContext2D;
    brush.drawImage(image, 0, 0);
    return [0.25, 0.75].map((y) => {
      const [red = 0, , blue = 0] = brush.getImageData(canvas.width / 2, canvas.height * y, 1, 1).data;
      return red > blue ? "red" : "blue";
    });
  });
}

function file(name: string, buffer: Buffer, mimeType = "image/jpeg") {
  return { name, mimeType, buffer };
}

test("[S4.1] [PI-1] [PI-4] [PI-5] a child chooses a picture, sees who will see it, and sends it; the counsellor uncovers it, on record, and nothing of where it was taken is there", async (context) => {
  const stage = await openStage(context, { reception: allowed });
  const signIn = await stage.enrol("soudan1", "相談員 みほん一郎", "counsellor");
  const childs = await stage.open({ viewport: phone });
  const page = await childs.tab("/");
  // Words come first: the entrance knows of no pictures.
  await expect(child.box(page)).toBeVisible();
  await expect(field(page)).toHaveCount(0);
  await child.writes(page, "みてほしい");
  await expect(field(page)).toHaveCount(1);
  const found = await inspect(page, "pictures-1-talk", demands);

  // Held by a quarter turn, with where it was taken.
  const held = withExif(await jpegOf(painted(2_000, 1_000)), 6, place);
  await field(page).setInputFiles(file("IMG_0001.JPG", held));
  await expect(chosen(page)).toBeFocused();
  expect(await wordsOf(chosen(page))).toMatch(/相談員と、市の担当の人が見ます/);
  found.push(...(await inspect(page, "pictures-2-chosen", demands)));
  await page.getByRole("button", { name: "けす", exact: true }).click();
  await expect(field(page)).toBeFocused();
  await field(page).setInputFiles(file("IMG_0001.JPG", held));
  await tabTo(page, page.getByRole("button", { name: "おくる", exact: true }));
  const [asked] = await Promise.all([page.waitForRequest("**/api/picture"), page.keyboard.press("Enter")]);
  // Not even the way to the service knows the place.
  const { picture } = asked.postDataJSON() as { picture: string };
  expect(Buffer.from(picture, "base64").includes("GPS")).toBe(false);
  expect(picture.length).toBeLessThan(200_000);
  await expect(sent(page)).toBeVisible();
  await expect(page.locator('.message.own [data-receipt="delivered"]')).toHaveCount(2);
  await expect(child.box(page)).toBeFocused();
  expect(await colours(page, "あなたの写真")).toEqual(["red", "blue"]);
  found.push(...(await inspect(page, "pictures-3-sent", demands)));

  const tables = await stage.open({ viewport: { width: 1_440, height: 900 } });
  const table = await tables.tab("/desk");
  await desk.signIn(table, signIn);
  await desk.row(table, 1_001).click();
  await desk.claims(table);
  await expect(cover(table)).toBeVisible();
  await expect(seen(table)).toHaveCount(0);
  found.push(...(await inspect(table, "pictures-4-covered", { target: 32, widths: [1_280] })));
  const looks = async () => {
    const { rows } = await sql`select 1 from audit_line where act = 'picture:view'`.execute(
      stage.world.storage.db,
    );
    return rows.length;
  };
  expect(await looks()).toBe(0);
  await cover(table).focus();
  await table.keyboard.press("Enter");
  await expect(seen(table)).toBeVisible();
  await expect(table.getByRole("button", { name: "隠す（Esc）" })).toBeFocused();
  expect(await colours(table, "相談者が送った写真")).toEqual(["red", "blue"]);
  expect(await looks()).toBe(1);
  found.push(...(await inspect(table, "pictures-5-shown", { target: 32, widths: [1_280] })));
  const shown = (await seen(table).getAttribute("src")) ?? "";
  const bytes = Buffer.from(shown.split(",")[1] ?? "", "base64");
  expect(bytes.includes("Exif")).toBe(false);
  expect((await opened(bytes)).height).toBe(1_280);
  await table.keyboard.press("Escape");
  await expect(seen(table)).toHaveCount(0);
  await expect(cover(table)).toBeFocused();
  // Nothing is kept of it: each time it is shown anew, and on record anew.
  await cover(table).click();
  await expect(seen(table)).toBeVisible();
  expect(await looks()).toBe(2);

  // The official sees it likewise.
  const cityHall = await stage.enrol("shi1", "担当職員 みほん", "official");
  const { device: hall, page: watched } = await openOffice(stage, cityHall, "今日");
  await office.goTo(watched, "相談");
  await desk.row(watched, 1_001).click();
  await cover(watched).click();
  await expect(seen(watched)).toBeVisible();
  expect(await looks()).toBe(3);

  // After a reload the child brings it back by a touch, and hides it again.
  await page.reload();
  await page.getByRole("button", { name: /^写真.*見/ }).click();
  await expect(sent(page)).toBeVisible();
  expect(await colours(page, "あなたの写真")).toEqual(["red", "blue"]);
  found.push(...(await inspect(page, "pictures-6-again", demands)));
  await page.getByRole("button", { name: /かくす$/ }).click();
  await expect(sent(page)).toHaveCount(0);
  expect(found).toEqual([]);
  for (const device of [childs, tables, hall]) expect(device.complaints).toEqual([]);
}, 240_000);

test("[PI-2] [S4.1] what cannot be taken is said in the child's words, in every wording, and the talk goes on", async (context) => {
  const stage = await openStage(context, { reception: allowed });
  const childs = await stage.open({ viewport: phone });
  const page = await childs.tab("/");
  await child.writes(page, "みてほしい");
  const fault = page.locator(".actions .fault");
  const wordings = [
    ["ふりがな", /^この種類の写真は、受け取れません/],
    ["ひらがな", /^この しゅるいの しゃしんは/],
    ["漢字", /^この種類の写真は受け取れません/],
    ["English", /^This kind of picture cannot be taken/],
  ] as const;
  await field(page).setInputFiles(file("IMG_0002.HEIC", heic, "image/heic"));
  const found: string[] = [];
  for (const [wording, said] of wordings) {
    await page.locator('[aria-controls="wordings"]').click();
    await page.getByRole("button", { name: wording, exact: true }).click();
    await expect.poll(() => wordsOf(fault)).toMatch(said);
    await page.locator('[aria-controls="wordings"]').click();
    found.push(...(await inspect(page, `pictures-heic-${wording}`, demands)));
  }
  await field(page).setInputFiles(file("x.jpg", Buffer.from("<svg onload='alert(1)'/>")));
  await expect.poll(() => wordsOf(fault)).toMatch(/^It could not be opened/);
  await field(page).setInputFiles(file("ok.jpg", await jpegOf(painted(60, 40))));
  await page.getByRole("button", { name: "Send", exact: true }).click();
  await expect(page.locator('.message.own [data-receipt="delivered"]')).toHaveCount(2);

  // The city stops taking pictures while one is being chosen: it stays to be sent later, or thrown away.
  await field(page).setInputFiles(file("late.jpg", await jpegOf(painted(50, 40))));
  const administrator = await stage.world.staff("administrator");
  const { body } = await administrator.call("/api/reception/settings", {});
  await administrator.call("/api/reception/set", {
    version: body.version,
    settings: { ...body.settings, pictures: false },
  });
  await page.getByRole("button", { name: "Send", exact: true }).click();
  await expect(page.locator('[data-receipt="failed"]')).toHaveCount(1);
  await expect.poll(() => wordsOf(page.locator(".mend"))).toMatch(/^No pictures are taken at the moment/);
  found.push(...(await inspect(page, "pictures-refused", demands)));
  await page.locator(".mend").getByRole("button", { name: "Remove" }).click();
  await expect(page.locator('[data-receipt="failed"]')).toHaveCount(0);
  await page.reload();
  await expect(page.locator('.message.own [data-receipt="delivered"]')).toHaveCount(2);
  await expect(field(page)).toHaveCount(0);
  expect(found).toEqual([]);
  // How the browser reports the refusal.
  expect(childs.complaints).toEqual([expect.stringMatching(/403 .*\/api\/picture/)]);
}, 180_000);

test("[DL-9] A16 a picture chosen without a network is sent when there is one; とじる leaves nothing of it", async (context) => {
  const stage = await openStage(context, { reception: allowed });
  const childs = await stage.open({ viewport: phone, colorScheme: "dark" });
  const weather = { contentType: "text/html; charset=utf-8", body: "<title>天気</title><p>晴れ</p>" };
  await childs.context.route(`${neutral}**`, (route) => route.fulfill(weather));
  const page = await childs.tab("/");
  await child.writes(page, "みてほしい");
  await field(page).waitFor();
  await childs.offline(async () => {
    await field(page).setInputFiles(file("a.jpg", await jpegOf(painted(400, 300))));
    await page.getByRole("button", { name: "おくる", exact: true }).click();
    await expect(page.locator('.message.own [data-receipt="sending"]')).toHaveCount(1);
    await expect(sent(page)).toBeVisible();
    expect(await inspect(page, "pictures-offline", demands)).toEqual([]);
    await child.writes(page, "つながるかな");
  });
  await expect(page.locator('.message.own [data-receipt="delivered"]')).toHaveCount(3, { timeout: 60_000 });
  const { rows } = await sql`select 1 from picture`.execute(stage.world.storage.db);
  expect(rows).toHaveLength(1);

  const kept = await page.evaluate(async () => {
    let text = "";
    for (const name of await caches.keys())
      for (const request of await (await caches.open(name)).keys())
        text += `${request.url} ${await (await caches.match(request))?.text()}`;
    return { text, databases: (await indexedDB.databases()).length, stored: JSON.stringify(localStorage) };
  });
  expect(kept.text).not.toMatch(/see-picture |base64,\/9j/);
  expect(kept.databases).toBe(0);
  expect(kept.stored).not.toContain("/9j");
  await page.locator("button.leave").click();
  await page.waitForURL(neutral);
  await page.goBack();
  expect(await page.locator("img").count()).toBe(0);
  await expect
    .poll(() => childs.context.storageState({ indexedDB: true }))
    .toEqual({ cookies: [], origins: [] });
  const next = await childs.tab("/");
  await expect(next.locator(".greeting")).toBeVisible();
  await expect(next.locator("img")).toHaveCount(0);
}, 180_000);
