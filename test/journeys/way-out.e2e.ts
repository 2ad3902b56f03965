import { test } from "vitest";
import { child, desk, expect, expectTexts } from "./screens.ts";
import { openStage } from "./stage.ts";

const neutral = "https://www.jma.go.jp/";

test("A16: とじる covers at once, ends the stream, and leaves nothing to read: not behind the back button, not for who takes the tablet next", async (context) => {
  const stage = await openStage(context);
  const signIn = await stage.enrol("soudan1", "相談員 みほん一郎", "counsellor");
  const childs = await stage.open({ viewport: { width: 375, height: 667 } });
  const office = await stage.open();
  const { streams } = stage.world.app.vital.gauges;
  // Where とじる leads: not asked for by a test.
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
  await expect.poll(() => streams?.read()).toBe(2);

  const left = await page.locator("button.leave").evaluate((button: HTMLButtonElement) => {
    button.click();
    // In the same breath: nothing was waited for.
    return document.title + document.documentElement.textContent;
  });
  expect(left.trim()).toBe("");
  await page.waitForURL(neutral);
  await expect(page.locator("body")).toHaveText("晴れ");
  await expect.poll(() => streams?.read()).toBe(1);

  for (const step of ["goBack", "goForward", "goBack"] as const) {
    await page[step]();
    expect(await page.locator("html").textContent()).not.toMatch(/言|書|よりそい/);
  }
  await expect
    .poll(() => childs.context.storageState({ indexedDB: true }))
    .toEqual({ cookies: [], origins: [] });
  // Whoever takes the tablet next begins anew; at the desk the consultation goes on.
  const next = await childs.tab("/");
  await expect(child.box(next)).toHaveValue("");
  await expect(next.locator(".greeting")).toBeVisible();
  await expect(next.locator(".bubble")).toHaveCount(0);
  await expectTexts(table, words);
  expect(new Set(childs.complaints)).toEqual(new Set([`asked a stranger: ${neutral}`]));
  expect(office.complaints).toEqual([]);
});

test("A16 [SE-7] とじる in one tab covers the others too; one that was not told shows and sends nothing to who comes next", async (context) => {
  const stage = await openStage(context);
  const childs = await stage.open();
  const weather = { contentType: "text/html; charset=utf-8", body: "<title>天気</title><p>晴れ</p>" };
  await childs.context.route(`${neutral}**`, (route) => route.fulfill(weather));

  const page = await childs.tab("/");
  await child.writes(page, "だれにも言わないで");
  await expect(page.locator('[data-receipt="delivered"]')).toHaveCount(1);
  const second = await childs.tab("/");
  await expectTexts(second, ["だれにも言わないで"]);
  const deaf = await childs.context.newPage();
  await deaf.addInitScript(() => {
    addEventListener("storage", (event) => event.stopImmediatePropagation());
  });
  await deaf.goto("/");
  await expectTexts(deaf, ["だれにも言わないで"]);
  await child.box(deaf).fill("書きかけ");

  await page.locator("button.leave").click();
  for (const tab of [page, second]) {
    await tab.waitForURL(neutral);
    await expect(tab.locator("body")).toHaveText("晴れ");
  }

  const next = await childs.tab("/");
  await expect(next.locator(".greeting")).toBeVisible();
  await child.writes(next, "べつの子です");
  await expect(next.locator('[data-receipt="delivered"]')).toHaveCount(1);
  await expect(deaf.locator(".bubble", { hasText: "だれにも" })).toHaveCount(0);
  await expect(child.box(deaf)).toHaveValue("書きかけ");
  await expectTexts(next, ["べつの子です"]);
  const stored = await stage.world.app.tools.db
    .selectFrom("consultation")
    .select(["number", "last_seq"])
    .orderBy("number")
    .execute();
  expect(stored.map(({ last_seq }) => Number(last_seq))).toEqual([1, 1]);
});
