import { test } from "vitest";
import { firstSettings } from "../../domain/first-settings.ts";
import { inspect } from "./inspect.ts";
import { child, desk, expect } from "./screens.ts";
import { openStage, type Stage } from "./stage.ts";

const wide = { viewport: { width: 1_440, height: 900 } };
const demands = { target: 24, widths: [1_024, 768, 320] };

async function sitDown(
  stage: Stage,
  name: string,
  displayName: string,
  role: "counsellor" | "supervisor" | "official",
) {
  const signIn = await stage.enrol(name, displayName, role);
  const device = await stage.open(wide);
  const page = await device.tab("/desk");
  await desk.signIn(page, signIn);
  return { device, page };
}

test("[DU-1] [DU-2] [DU-3] 当番: planned by keyboard on a week's grid, gaps seen at once, and 今日は入ります", async (context) => {
  const stage = await openStage(context, { reception: firstSettings });
  const chief = await sitDown(stage, "shunin", "主任 みほん三枝", "supervisor");
  const long = `相談員 ${"みほん".repeat(18)}`;
  await stage.enrol("soudan1", long, "counsellor");
  const { page } = chief;
  await desk.place(page, "当番").click();
  await expect(page.getByRole("heading", { name: "当番", exact: true, level: 1 })).toBeFocused();
  await expect(page.getByText("まだだれも予定に入っていません。")).toBeVisible();
  await expect(page.getByText(/だれも入っていない受付時間が、この2週間に\d+か所あります。/)).toBeVisible();
  const found = await inspect(page, "duty-1-empty", demands);

  await page.getByLabel("加える人").selectOption({ label: long });
  await page.getByLabel("加える人").selectOption({ label: "主任 みほん三枝" });
  const cell = (who: string, weekday: string) => page.getByRole("textbox", { name: `${who} ${weekday}` });
  await cell(long, "月").fill("8:45〜12:00");
  await page.getByRole("button", { name: new RegExp(`^月→金.*${long}`) }).click();
  await expect(cell(long, "金")).toHaveValue("8:45〜12:00");
  // Down the column by keyboard.
  await cell(long, "月").press("ArrowDown");
  await expect(cell("主任 みほん三枝", "月")).toBeFocused();
  await page.keyboard.type("あさから");
  await page.getByRole("button", { name: "保存する" }).click();
  await expect(page.getByText("直すところが1か所あります。入力した内容は残っています。")).toBeVisible();
  await expect(cell("主任 みほん三枝", "月")).toHaveAttribute("aria-invalid", "true");
  await cell("主任 みほん三枝", "月").fill("12:00〜17:15");
  await page.getByLabel("違う日を加える").selectOption({ label: long });
  await page.getByLabel("待ち").or(page.getByLabel("何分で知らせるか")).last().fill("15");
  found.push(...(await inspect(page, "duty-2-planned", demands)));
  await page.getByRole("button", { name: "保存する" }).click();
  await expect(page.getByText("保存しました（第1版）。")).toBeVisible();
  // Half of the mornings and an afternoon are covered: a gap is marked as one, and nothing else is.
  await expect(page.locator(".duty-gap").first()).toContainText("なし");
  await expect(page.locator(".duty-piece:not(.duty-gap)").first()).toContainText("1人");
  await page.reload();
  await desk.place(page, "当番").click();
  await expect(cell(long, "金")).toHaveValue("8:45〜12:00");
  const own = page.getByRole("region", { name: "今日のあなた" });
  const isOn = (await own.innerText()).includes("今は当番に入っています。");
  await own.getByRole("button", { name: isOn ? "今日は抜けます" : "今日は入ります" }).click();
  await expect(own).toContainText(isOn ? "今は当番に入っていません。" : "今は当番に入っています。");
  found.push(...(await inspect(page, "duty-3-own", demands)));
  expect(found).toEqual([]);
  expect(chief.device.complaints).toEqual([]);
});

test("[DU-5] 見守り: who is there and what each holds comes by itself, and a look leads into the talk", async (context) => {
  const stage = await openStage(context);
  const [chief, counsellor] = [
    await sitDown(stage, "shunin", "主任 みほん三枝", "supervisor"),
    await sitDown(stage, "soudan1", `相談員 ${"みほん".repeat(18)}`, "counsellor"),
  ];
  const phone = await stage.open({ viewport: { width: 375, height: 667 } });
  const own = await phone.tab("/");
  const { page } = chief;
  await desk.place(page, "見守り").click();
  await expect(page.getByRole("heading", { name: "見守り", exact: true, level: 1 })).toBeFocused();
  await expect(page.getByText("長く待っている相談はありません。")).toBeVisible();
  const person = page.locator("tbody").filter({ hasText: "相談員 みほん" });
  await expect(person).toContainText("開いている");
  await expect(person).toContainText("0件");
  const found = await inspect(page, "team-1-calm", demands);

  await desk.place(counsellor.page, "当番").click();
  await counsellor.page.getByRole("button", { name: "今日は入ります" }).click();
  await desk.place(counsellor.page, "相談").click();
  await child.writes(own, "あのね");
  await expect(page.locator(".team-figures")).toContainText("1件");
  await desk.section(counsellor.page, "待っている").getByRole("button").click();
  await desk.claims(counsellor.page);
  await expect(person).toContainText("1 / 3件");
  found.push(...(await inspect(page, "team-2-held", demands)));

  await person.getByRole("button", { name: /^#\d+の担当を移す$/ }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel(/^引継ぎのメモ/).fill("こちらで続けます。");
  found.push(...(await inspect(page, "team-3-move", demands)));
  await dialog.getByRole("button", { name: "担当を移す" }).click();
  await expect(dialog).toHaveCount(0);
  await expect(page.locator("tbody").filter({ hasText: "主任 みほん三枝" })).toContainText("1件");
  // Whoever held it is told at their desk.
  await expect(counsellor.page.locator(".list [aria-live]")).toContainText("ほかの人に移りました");
  await page.getByRole("button", { name: /^#\d+を見る$/ }).click();
  await expect(page.locator(".log .bubble")).toHaveText(["あのね"]);
  expect(found).toEqual([]);
  for (const { device } of [chief, counsellor]) expect(device.complaints).toEqual([]);
});
