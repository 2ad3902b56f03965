import { test } from "vitest";
import { firstSettings } from "../../domain/first-settings.ts";
import { newIdempotencyKey } from "../world.ts";
import { inspect } from "./inspect.ts";
import { child, expect, expectTexts, wordsOf } from "./screens.ts";
import { openStage, type Stage } from "./stage.ts";

const touch = { target: 44, widths: [320, 1_080] };
const phone = { viewport: { width: 375, height: 667 }, deviceScaleFactor: 2 };
const patience = { timeout: 60_000 };

/** One of those who wait, or waited: opened by a call. */
async function another({ world }: Stage) {
  const consultee = await world.consultee();
  const epoch = world.app.tools.epoch();
  const opened = { epoch, key: newIdempotencyKey(), text: "ひとりめ" };
  return { epoch, consultation: (await consultee.call("/api/open", opened)).body.consultation };
}

test("[S4.2] A18 a child sees how many wait in front of them, true within one place, in all wordings; what とじる does is said once", async (context) => {
  const stage = await openStage(context);
  const counsellor = await stage.world.staff("counsellor");
  const before = [await another(stage), await another(stage)] as const;
  const childs = await stage.open(phone);
  const page = await childs.tab("/");
  const found: string[] = [];
  await child.writes(page, "じゅんばんを まっています");
  const queue = page.locator(".queue");
  await expect.poll(() => wordsOf(queue), patience).toMatch(/^いま、あなたの前に2人待っています。$/);
  const told = page.locator(".told-once");
  await expect
    .poll(() => wordsOf(told.locator("p")), patience)
    .toMatch(/「とじる」をおすと、すぐに天気のページ/);
  found.push(...(await inspect(page, "child-waiting-1", touch)));

  await counsellor.call("/api/desk/claim", before[0]);
  await expect.poll(() => wordsOf(queue), patience).toMatch(/1人待っています/);
  await page.getByRole("button", { name: /わかりました/ }).click();
  await expect(told).toHaveCount(0);
  await page.getByRole("button", { name: /ことば/ }).click();
  for (const [name, says] of [
    [/ひらがな/, /いま、きみの まえに 1にん/],
    [/漢字/, /今、あなたの前に1人/],
    [/English/, /before you: 1/],
  ] as const) {
    await page.locator(".wordings button").filter({ hasText: name }).click();
    await expect.poll(() => wordsOf(queue), patience).toMatch(says);
  }
  found.push(...(await inspect(page, "child-waiting-2-english", touch)));
  await counsellor.call("/api/desk/claim", before[1]);
  await expect.poll(() => wordsOf(queue), patience).toMatch(/You are next/);
  const { db } = stage.world.storage;
  const own = await db
    .selectFrom("consultation")
    .select("id")
    .where("state", "=", "waiting")
    .executeTakeFirstOrThrow();
  await counsellor.call("/api/desk/claim", { epoch: before[0].epoch, consultation: own.id });
  await expect(queue).toHaveCount(0, patience);
  expect(found).toEqual([]);
  expect(childs.complaints).toEqual([]);
}, 240_000);

test("[S8.5] out of hours there is no place: nobody is served in turn", async (context) => {
  const { calendar } = firstSettings;
  const reception = {
    ...firstSettings,
    calendar: { ...calendar, week: Array(7).fill([]), seasons: [], specialDays: [] },
  };
  const stage = await openStage(context, { reception });
  await another(stage);
  const childs = await stage.open(phone);
  const page = await childs.tab("/");
  await child.writes(page, "よるに かきました");
  await expect(page.locator(".automatic")).toBeVisible(patience);
  await expect(page.locator(".told-once")).toBeVisible(patience);
  await expect(page.locator(".queue")).toHaveCount(0);
  expect(childs.complaints).toEqual([]);
}, 180_000);

test("[S4.2] [CB-4] a child prints the words and nothing else, and reads an old talk again beside the new one", async (context) => {
  const stage = await openStage(context);
  const counsellor = await stage.world.staff("counsellor");
  const childs = await stage.open(phone);
  const page = await childs.tab("/");
  await page.evaluate(() => Object.assign(window, { print: () => Object.assign(window, { printed: true }) }));
  await child.writes(page, "まえの はなし");
  await expect(page.locator("[data-receipt=delivered]")).toHaveCount(1);
  const { db } = stage.world.storage;
  const [row] = await db.selectFrom("consultation").select("id").execute();
  const act = { epoch: stage.world.app.tools.epoch(), consultation: row?.id as never };
  await counsellor.call("/api/desk/claim", act);
  await counsellor.call("/api/desk/close", act);
  await page
    .getByRole("button", { name: /しく相談/ })
    .or(page.locator("footer button.main"))
    .first()
    .click();
  await child.writes(page, "こんどの はなし");
  await expectTexts(page, ["こんどの はなし"]);
  await page.getByText(/^あとで/).press("Enter");
  await page.getByRole("button", { name: /^合言葉/ }).click();
  await expect(page.locator(".recovery li")).toHaveCount(8);
  await page.getByRole("button", { name: /する/ }).filter({ hasText: "刷" }).click();
  expect(await page.evaluate(() => "printed" in window)).toBe(true);
  await page.emulateMedia({ media: "print" });
  await expect(page.locator(".recovery")).toBeVisible();
  await expect(page.locator(".bubble")).toBeHidden();
  await expect(page.locator("h1")).toBeHidden();
  await page.emulateMedia({ media: "screen" });

  const old = page.locator(".history > li").nth(1);
  await old.getByRole("button", { expanded: false }).click();
  await expect(old.locator(".old dd")).toHaveText(["まえの はなし"]);
  await expectTexts(page, ["こんどの はなし"]);
  const found = await inspect(page, "child-history-old", touch);
  await old.getByRole("button", { expanded: true }).click();
  await expect(old.locator(".old")).toHaveCount(0);
  expect(found).toEqual([]);
  expect(childs.complaints).toEqual([]);
}, 180_000);
