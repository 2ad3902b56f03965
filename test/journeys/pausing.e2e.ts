import { test } from "vitest";
import { inspect } from "./inspect.ts";
import { child, desk, expect, expectTexts } from "./screens.ts";
import { openStage } from "./stage.ts";

const demands = { target: 32, widths: [375, 810] };
const demandsOfChild = { target: 44, widths: [320, 1_080] };

test("[PA-1] [PA-2] a counsellor proposes, the supervisor decides; the page says so kindly, with the telephones, loses nothing, and goes on when it is lifted", async (context) => {
  const stage = await openStage(context);
  const counsellor = await stage.enrol("soudan1", "相談員 みほん一郎", "counsellor");
  const supervisor = await stage.enrol("shunin", "主任 みほん三枝", "supervisor");
  const childs = await stage.open({ viewport: { width: 375, height: 667 } });
  const page = await childs.tab("/");
  await child.writes(page, "ひどいことば");
  await expect(page.locator('[data-receipt="delivered"]')).toHaveCount(1);
  const found: string[] = [];

  const office = await stage.open({ viewport: { width: 1_440, height: 900 } });
  const table = await office.tab("/desk");
  await desk.signIn(table, counsellor);
  await desk.row(table, 1_001).click();
  await table.getByRole("button", { name: "その他" }).click();
  await table.getByRole("button", { name: "書きこみの休止" }).click();
  const box = table.getByRole("dialog");
  await box.getByRole("textbox", { name: "詳しい理由" }).fill("きのうから百回");
  found.push(...(await inspect(table, "pause-1-proposal", demands)));
  await box.getByRole("button", { name: "提案する" }).click();
  await expect(box).toHaveCount(0);

  const other = await stage.open({ viewport: { width: 1_440, height: 900 } });
  const chief = await other.tab("/desk");
  await desk.signIn(chief, supervisor);
  await desk.place(chief, "休止").click();
  await expect(chief.locator(".card")).toContainText("きのうから百回");
  found.push(...(await inspect(chief, "pause-2-place", demands)));
  await chief.getByRole("button", { name: /^休止する/ }).click();
  await chief.getByRole("dialog").getByRole("button", { name: "休止する" }).click();
  await expect(chief.getByText("休止しました。")).toBeVisible();

  await child.writes(page, "まだ かきたい");
  await expect(page.locator('[data-receipt="failed"]')).toHaveCount(1);
  await expect(page.locator(".paused")).toBeVisible();
  await expect(page.locator(".paused a[href^='tel:']").first()).toBeVisible();
  await expectTexts(page, ["ひどいことば", "まだ かきたい"]);
  found.push(...(await inspect(page, "pause-3-child", demandsOfChild)));
  // Another consultation in the same browser is the same consultee's.
  const again = await childs.tab("/");
  await expect(again.locator(".paused")).toBeVisible();
  await expectTexts(again, ["ひどいことば"]);
  await again.close();

  await chief.getByRole("button", { name: /^早く終える/ }).click();
  await chief.getByRole("dialog").getByRole("textbox", { name: "早く終える理由" }).fill("あやまってくれた");
  await chief.getByRole("dialog").getByRole("button", { name: "早く終える" }).click();
  await expect(chief.getByText("休止を終えました。")).toBeVisible();
  await page.locator(".mend button").first().click();
  await expect(page.locator('[data-receipt="delivered"]')).toHaveCount(2);
  await expect(page.locator(".paused")).toHaveCount(0);
  expect(found).toEqual([]);
  expect(other.complaints).toEqual([]);
}, 240_000);
