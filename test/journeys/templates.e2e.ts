import { test } from "vitest";
import { inspect } from "./inspect.ts";
import { child, desk, expect, expectTexts } from "./screens.ts";
import { openStage } from "./stage.ts";

const wide = { viewport: { width: 1_440, height: 900 } };
const demands = { target: 32, widths: [1_024, 320] };

test("[TP-1] [TP-2] templates by keyboard: a stroke, a few letters, Enter; filled, changed and sent by hand; one's own kept for oneself", async (context) => {
  const stage = await openStage(context);
  const signIn = await stage.enrol("soudan1", "相談員 みほん一郎", "counsellor");
  const kid = await (await stage.open()).tab("/");
  await child.writes(kid, "はなしたいです");
  await expect(kid.locator('[data-receipt="delivered"]')).toHaveCount(1);
  const office = await stage.open(wide);
  const table = await office.tab("/desk");
  const { keyboard } = table;
  await desk.signIn(table, signIn);

  await desk.place(table, "定型文").click();
  const own = table.getByRole("region", { name: "自分の定型文" });
  await expect(own).toContainText("まだありません。");
  await own.getByRole("button", { name: "定型文を加える" }).click();
  await own.getByRole("button", { name: "保存する" }).click();
  await expect(own.getByRole("status")).toContainText("直すところが2か所あります");
  const found = await inspect(table, "templates-1-place", demands);
  await own.getByLabel("題名").fill("名のる");
  await own.getByLabel("呼び出しの文字").fill("なのる");
  await own.getByLabel("ふつうの文", { exact: true }).fill("わたしは{相談員}といいます。");
  await own.getByRole("button", { name: "保存する" }).click();
  await expect(own.getByRole("status")).toHaveText(/^保存しました（第\d版）。$/);
  await expect(table.getByRole("region", { name: "市の定型文" })).toContainText("緊急のときの窓口");

  await desk.place(table, "相談").click();
  await desk.row(table, 1_001).click();
  await desk.claims(table);
  await keyboard.type("/");
  const search = table.getByRole("combobox", { name: "定型文をさがす" });
  await expect(search).toBeFocused();
  // The list beside it has choices of its own.
  const options = table.getByRole("listbox", { name: "定型文" }).getByRole("option");
  await expect(options).toHaveCount(9);
  found.push(...(await inspect(table, "templates-2-picker", demands)));
  // Nothing is chosen by going away.
  await keyboard.press("Escape");
  await expect(desk.reply(table)).toBeFocused();
  await expect(desk.reply(table)).toHaveValue("");
  await keyboard.type("/");
  await search.fill("ナノル");
  await expect(options).toHaveCount(1);
  await keyboard.press("Enter");
  await expect(desk.reply(table)).toBeFocused();
  await expect(desk.reply(table)).toHaveValue("わたしは相談員 みほん一郎といいます。");
  await expectTexts(table, ["はなしたいです"]);

  // The button beside the box: into what stands there already.
  await table.getByRole("button", { name: "定型文" }).click();
  await search.fill("おわり");
  await table.getByRole("radio", { name: "ふつうの文" }).check();
  await expect(options).toContainText("今日は、話してくださって");
  await options.click();
  await expect(desk.reply(table)).toHaveValue(/^わたしは.*\n今日は、話してくださって.*いまからです/s);
  await keyboard.press("Control+Enter");
  await expect(kid.locator(".log .bubble")).toHaveCount(2);
  expect(await kid.locator(".log").innerText()).not.toMatch(/[{}]/);
  await keyboard.type("/");
  await search.fill("どこにもない");
  await expect(table.getByText("あてはまる定型文はありません。")).toBeVisible();
  await keyboard.press("Enter");
  await expectTexts(kid, await table.locator(".log .bubble").allInnerTexts());
  expect(found).toEqual([]);
  expect(office.complaints).toEqual([]);
}, 240_000);
