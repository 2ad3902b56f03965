import { test } from "vitest";
import { child, desk, expect, expectTexts, receiptsOn, wordsOf } from "./screens.ts";
import { openStage } from "./stage.ts";

const phone = { viewport: { width: 375, height: 667 }, hasTouch: true, isMobile: true };
const wide = { viewport: { width: 1_440, height: 900 } };

test("[S4.1] [S5] [DL-1] [DL-4] [DL-9] [DL-10] [DL-13] two browsers talk through reloads, an outage, a second tab and the close: the talk is whole on every screen", async (context) => {
  const stage = await openStage(context);
  const signIn = await stage.enrol("soudan1", "相談員 みほん一郎", "counsellor");
  const { streams } = stage.world.app.vital.gauges;
  const childs = await stage.open(phone);
  const office = await stage.open(wide);

  // ── the child writes first: no field, no sign-in, one tap ──
  const page = await childs.tab("/");
  expect(await page.locator("input, select, form").count()).toBe(0);
  await expect(child.box(page)).toBeFocused();
  const said = ["あの、はなしてもいいですか"];
  await child.writes(page, said[0] ?? "");
  await expect(receiptsOn(page)).toHaveCount(1);
  await expect.poll(() => wordsOf(receiptsOn(page).first())).toBe("届きました");

  // ── the counsellor sees it wait, takes it, answers ──
  const table = await office.tab("/desk");
  await desk.signIn(table, signIn);
  await expect(desk.section(table, "待っている").getByRole("button")).toHaveCount(1);
  await expect(table).toHaveTitle("(1) よりそい");
  await desk.row(table, 1_001).click();
  await expectTexts(table, said);
  // Looking is not reading: nothing is claimed yet.
  expect(await wordsOf(receiptsOn(page).first())).toBe("届きました");
  await desk.claims(table);
  await expect.poll(() => wordsOf(receiptsOn(page).first())).toBe("相談員が読みました");
  await expect.poll(() => wordsOf(child.status(page))).toMatch(/^相談員がつきました/);
  async function answer(text: string): Promise<void> {
    said.push(text);
    await desk.answers(table, text);
  }
  async function write(text: string, from = page): Promise<void> {
    said.push(text);
    await child.writes(from, text);
  }
  await answer("はい、もちろんです。\nゆっくりでいいですよ。");
  await expectTexts(page, said);
  await expect.poll(() => wordsOf(receiptsOn(table).last())).toBe("読まれました");

  // ── both reload in the middle ──
  await write('友だちが <b>むし</b> してきて & "つらい" です');
  await expectTexts(table, said);
  await page.reload();
  await expectTexts(page, said);
  await write("まだいますか");
  await table.reload();
  await desk.row(table, 1_001).click();
  await expectTexts(table, said);
  await answer("います。聞いています。");
  await expectTexts(page, said);

  // ── the child's network goes away; both go on writing ──
  await childs.offline(async () => {
    await child.writes(page, "トンネルの中です");
    await child.writes(page, "とどくかな");
    await expect(page.locator('[data-receipt="sending"]')).toHaveCount(2);
    await answer("待っていますね。");
    await expect(receiptsOn(table).last()).toHaveAttribute("data-receipt", "delivered");
    await expect(page.locator(".offline")).not.toBeEmpty();
  });
  said.push("トンネルの中です", "とどくかな");
  await expectTexts(page, said);
  await expectTexts(table, said);
  await expect(page.locator(".offline")).toBeEmpty();

  // ── a second tab: one stream for this browser, one for the desk ──
  const second = await childs.tab("/");
  await expectTexts(second, said);
  await expect.poll(() => streams?.read()).toBe(2);
  await write("二つめの画面から", second);
  await answer("どちらにも届きますか");
  for (const screen of [page, second, table]) await expectTexts(screen, said);
  await expect.poll(() => streams?.read()).toBe(2);
  // The tab that holds the stream goes: the other one takes over.
  await page.close();
  await answer("一つ閉じても大丈夫です");
  await expectTexts(second, said);
  await write("とどきました", second);
  await expectTexts(table, said);
  await expect.poll(() => streams?.read()).toBe(2);

  // ── the end: what was being typed stays, and can begin another one ──
  const typed = "あ、もうひとつだけ";
  await child.box(second).fill(typed);
  await desk.closes(table);
  await expect.poll(() => wordsOf(child.status(second))).toMatch(/^この相談は、ここで終わりになりました/);
  await expect(child.box(second)).toHaveValue(typed);
  await expectTexts(second, said);
  await expectTexts(table, said);
  await second.locator("footer button.main").click();
  await expect(child.box(second)).toHaveValue(typed);
  await second.getByRole("button", { name: "おくる", exact: true }).click();
  await expectTexts(second, [typed]);
  await desk.row(table, 1_002).click();
  await expectTexts(table, [typed]);
  await expect(desk.section(table, "終了").getByRole("button")).toHaveCount(1);

  expect(childs.complaints).toEqual([]);
  expect(office.complaints).toEqual([]);
});
