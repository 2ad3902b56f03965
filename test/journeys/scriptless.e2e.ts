import { test } from "vitest";
import { inspect } from "./inspect.ts";
import { child, desk, expect, expectTexts } from "./screens.ts";
import { openStage } from "./stage.ts";

const neutral = "https://www.jma.go.jp/";
const phone = { width: 375, height: 667 };
const demands = { target: 44, widths: [320, 1_080] };

test("[SL-1] [SL-2] [SL-4] [SL-5] [S4.2] A16 without script a child finds the page, writes, is answered, says more, and leaves; at the desk it is a talk like any other", async (context) => {
  const stage = await openStage(context);
  const signIn = await stage.enrol("soudan1", "相談員 みほん一郎", "counsellor");
  const childs = await stage.open({ viewport: phone, javaScriptEnabled: false });
  const office = await stage.open();
  const page = await childs.tab("/");
  await page.getByRole("link", { name: /こちら/ }).click();
  await expect(page).toHaveURL(/\/plain$/);
  await expect(page).toHaveTitle("よりそい");
  await child.writes(page, " ");
  await expect(page.getByRole("alert")).toContainText("まだ");
  await child.writes(page, "スクリプトのない\n画面から");
  await expectTexts(page, ["スクリプトのない\n画面から"]);
  await expect(page.locator("[data-receipt]")).toHaveAttribute("data-receipt", "delivered");

  const table = await office.tab("/desk");
  await desk.signIn(table, signIn);
  await desk.row(table, 1_001).click();
  await desk.claims(table);
  await desk.answers(table, "<b>読んでいます</b>");
  await expect(table.locator("[data-receipt]")).toHaveAttribute("data-receipt", "delivered");
  await child.box(page).fill("かきかけ");
  await page.getByRole("button", { name: /返事/ }).click();
  const words = ["スクリプトのない\n画面から", "<b>読んでいます</b>"];
  await expectTexts(page, words);
  await expect(child.box(page)).toHaveValue("かきかけ");
  await expect(table.locator("[data-receipt]")).toHaveAttribute("data-receipt", "read");
  await page.getByRole("button", { name: "English" }).click();
  await expect(child.box(page)).toHaveValue("かきかけ");
  await page.getByRole("button", { name: "Send", exact: true }).click();
  await expectTexts(page, [...words, "かきかけ"]);
  await expectTexts(table, [...words, "かきかけ"]);
  // Loaded again, nothing is sent again.
  await page.reload();
  await expectTexts(page, [...words, "かきかけ"]);

  await child.box(page).fill("だれか来た");
  // Where the answer leads is not there in a test: what counts is that the browser goes.
  const gone = page.waitForRequest(neutral);
  await page.getByRole("button", { name: "Leave" }).click();
  await gone;
  await expect(page).not.toHaveURL(/plain/);
  for (const step of ["goBack", "goBack", "goForward"] as const) {
    await page[step]().catch(() => null);
    await expect(page.locator("html")).not.toContainText(/スクリプトの|読んで|かきかけ|だれか/);
  }
  // Going back, the browser does not even send an old form again by itself.
  const expected = [neutral, "ERR_CACHE_MISS"];
  expect(childs.complaints.filter((one) => !expected.some((part) => one.includes(part)))).toEqual([]);
  expect(office.complaints).toEqual([]);
}, 180_000);

test("[SL-1] A18 the page without script, at its beginning, in a talk, with a fault and turning by itself: clean by axe, light and dark, narrow and wide", async (context) => {
  const stage = await openStage(context);
  const childs = await stage.open({ viewport: phone, deviceScaleFactor: 2 });
  const page = await childs.tab("/plain");
  const found = await inspect(page, "plain-1-begin", demands);
  await child.writes(page, "とてもながいことばです。".repeat(12));
  await expect(page.locator(".bubble")).toHaveCount(1);
  found.push(...(await inspect(page, "plain-2-talk", demands)));
  await child.writes(page, "あ".repeat(4_001));
  await expect(page.getByRole("alert")).toBeVisible();
  found.push(...(await inspect(page, "plain-3-fault", demands)));
  await page.locator("#box").fill("");
  await page.getByText("あとで").press("Enter");
  await page.getByRole("button", { name: /合言葉/ }).click();
  await expect(page.locator(".recovery li")).toHaveCount(8);
  found.push(...(await inspect(page, "plain-4-words", demands)));
  await page.getByRole("button", { name: /30/ }).click();
  await expect(page.locator("textarea")).toHaveCount(0);
  // Turned on by the child alone, and off by the button that stands there (WCAG 2.2.1).
  found.push(
    ...(await inspect(page, "plain-5-watching", demands)).filter((one) => !/: meta-refresh at/.test(one)),
  );
  await page.locator("button.main").click();
  await expect(page.locator("#box")).toBeVisible();
  expect(found).toEqual([]);
  expect(childs.complaints).toEqual([]);
}, 240_000);

test("[S4.2] a browser that knows no modules, and one that cannot read the page's script, come to the page without script; one whose network failed finds the way", async (context) => {
  const stage = await openStage(context);
  const older = await stage.open();
  await older.context.addInitScript(() => {
    delete (HTMLScriptElement.prototype as { noModule?: unknown }).noModule;
  });
  const page = await older.tab("/");
  await expect(page).toHaveURL(/\/plain$/);

  const stumbling = await stage.open();
  await stumbling.context.route("**/a/index-*.js", (route) =>
    route.fulfill({ contentType: "text/javascript", body: "const a = b ??? c;" }),
  );
  const led = await stumbling.tab("/");
  await expect(led).toHaveURL(/\/plain$/);

  const cut = await stage.open();
  await cut.context.route("**/a/index-*.js", (route) => route.abort());
  const stays = await cut.tab("/");
  await expect(stays.getByRole("link", { name: /こちら/ })).toBeVisible();
  await expect(stays).toHaveURL(/\/$/);

  const usual = await stage.open();
  const drawn = await usual.tab("/");
  await expect(child.box(drawn)).toBeVisible();
  await expect(drawn.getByRole("link", { name: /こちら/ })).toBeHidden();
  expect(usual.complaints).toEqual([]);
}, 180_000);
