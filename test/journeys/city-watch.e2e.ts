import { expect as expectValue, test } from "vitest";
import { inspect } from "./inspect.ts";
import { office, openOffice } from "./office.ts";
import { child, desk, expect, expectTexts, tabTo } from "./screens.ts";
import { openStage } from "./stage.ts";

const demands = { target: 32, widths: [1_080, 1_024, 375, 320] };

test("[S8.3] an official's morning: what burns, who waits and since when; from there into a talk, word by word, with nothing to write in, and the supervisor sees who looks", async (context) => {
  const stage = await openStage(context);
  const soudan = await stage.enrol("soudan1", "相談員 みほん一郎", "counsellor");
  const shunin = await stage.enrol("shunin", "相談主任 みほん三枝", "supervisor");
  const tantou = await stage.enrol("tantou", `担当職員 ${"みほん".repeat(18)}`, "official");
  const found: string[] = [];
  const city = await openOffice(stage, tantou, "今日");
  const { page } = city;
  await expect(page.getByText("返信を待っている相談はありません。")).toBeVisible();
  await expect(page.getByText("いま対応の要るお知らせはありません。")).toBeVisible();
  found.push(...(await inspect(page, "today-1-calm", demands)));

  const phone = await (await stage.open()).tab("/");
  await child.writes(phone, "ひとりめの声");
  const waits = page.getByRole("table", { name: "返信を待っている相談" });
  await expect(waits.getByRole("row").filter({ hasText: "待っています（担当なし）" })).toHaveCount(1);
  const counsellor = await openOffice(stage, soudan, "相談一覧");
  await desk.row(counsellor.page, 1_001).click();
  await desk.claims(counsellor.page);
  await counsellor.page.keyboard.press("F9");
  await counsellor.page.getByRole("button", { name: "いますぐ呼ぶ" }).click();
  await expect(page.getByText("まだ誰も受けていません")).toBeVisible();
  await expect(waits.getByRole("row").filter({ hasText: "相談員 みほん一郎" })).toHaveCount(1);
  found.push(...(await inspect(page, "today-2-burning", demands)));

  // By keyboard into the talk.
  const open = waits.getByRole("button", { name: "#1001 を開く" });
  await tabTo(page, open);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "相談 #1001" })).toBeVisible();
  await expectTexts(page, ["ひとりめの声"]);
  await child.writes(phone, "つづきの声");
  await expectTexts(page, ["ひとりめの声", "つづきの声"]);
  // Nothing to write to the child with, nothing to take, close or tag.
  await expect(desk.reply(page)).toHaveCount(0);
  for (const name of ["対応を始める", "終了する", "属性", "急ぎにする", "緊急に呼び出す"])
    await expect(page.getByRole("button", { name, exact: true })).toHaveCount(0);

  const over = await openOffice(stage, shunin, "相談一覧");
  await desk.row(over.page, 1_001).click();
  await expect(over.page.getByText(/ほかに見ている人：.*担当職員 みほん/)).toBeVisible();
  await expect(page.getByText(/ほかに見ている人：.*相談主任 みほん三枝/)).toBeVisible();
  await expect(counsellor.page.getByText("ほかに見ている人", { exact: false })).toHaveCount(0);
  found.push(...(await inspect(over.page, "watch-1-looking", { ...demands, widths: [1_080, 320] })));

  await office.goTo(page, "今日");
  await city.device.offline(async () => {
    await expect(page.getByRole("alert").filter({ hasText: "サーバーにつながらない" }).first()).toBeVisible();
  });
  expectValue(found).toEqual([]);
  for (const { device } of [city, counsellor, over]) expectValue(device.complaints).toEqual([]);
});

test("[S8.3] the list is narrowed to what one wants to watch, says so, and new ones that fit come in by themselves", async (context) => {
  const stage = await openStage(context);
  const tantou = await stage.enrol("tantou", "担当職員 みほん四季", "official");
  const soudan = await stage.enrol("soudan1", "相談員 みほん一郎", "counsellor");
  const { device, page } = await openOffice(stage, tantou, "今日");
  await child.writes(await (await stage.open()).tab("/"), "ひとりめ");
  await office.goTo(page, "相談");
  await expect(desk.row(page, 1_001)).toBeVisible();
  const counsellor = await openOffice(stage, soudan, "相談一覧");
  await desk.row(counsellor.page, 1_001).click();
  await desk.claims(counsellor.page);
  await desk.answers(counsellor.page, "こんにちは");

  await page.getByText("絞り込む").click();
  await page.getByRole("checkbox", { name: "返信を待っている相談だけ" }).check();
  await expect(page.getByText("1件のうち0件を表示")).toBeVisible();
  await expect(desk.row(page, 1_001)).toHaveCount(0);
  await child.writes(await (await stage.open()).tab("/"), "ふたりめ");
  await expect(desk.row(page, 1_002)).toBeVisible();
  expectValue(
    await inspect(page, "watch-2-narrowed", { target: 32, widths: [1_080, 1_024, 375, 320] }),
  ).toEqual([]);
  await page.getByRole("checkbox", { name: "返信を待っている相談だけ" }).uncheck();
  await page.getByRole("combobox", { name: "相談員" }).selectOption({ label: "相談員 みほん一郎" });
  await expect(desk.row(page, 1_001)).toBeVisible();
  await expect(desk.row(page, 1_002)).toHaveCount(0);
  await page.getByRole("button", { name: "絞り込みをやめる" }).click();
  await expect(desk.row(page, 1_002)).toBeVisible();
  expectValue(device.complaints).toEqual([]);
});
