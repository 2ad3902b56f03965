import { test } from "vitest";
import { takeMinutes } from "../../server/uptime/take-minutes.ts";
import { inspect } from "./inspect.ts";
import { expect } from "./screens.ts";
import { openStage } from "./stage.ts";

const demands = { target: 44, widths: [1_080, 375, 320] };

test("[S9.4] [UP-6] /status by keyboard, light and dark, wide and narrow: asked again, unfolded, left", async (context) => {
  const stage = await openStage(context);
  const { tools } = stage.world.app;
  // At noon, two days ago in Japan.
  const noon = Date.parse(`${new Date(Date.now() - 2 * 86_400_000).toISOString().slice(0, 10)}T03:00:00Z`);
  const minutes = Array.from({ length: 500 }, (_, nth) => ({
    at: new Date(noon + nth * 60_000).toISOString(),
    missed: nth < 20 ? (["page"] as const).slice() : [],
  }));
  await takeMinutes(tools, { place: "mado", minutes });
  const device = await stage.open();
  const page = await device.tab("/status");
  await expect(page.getByRole("heading", { name: "いま、つかえます" })).toBeVisible();
  await expect(page.getByRole("img", { name: /つかえない時間が あった日 1日/ })).toBeVisible();
  const found = await inspect(page, "status-1", demands);

  const focused = page.locator(":focus");
  await page.keyboard.press("Tab");
  await expect(focused).toHaveText("もういちど しらべる");
  const again = page.waitForResponse(/\/status$/);
  await page.keyboard.press("Enter");
  expect((await again).status()).toBe(200);
  await expect(page.getByRole("heading", { name: "いま、つかえます" })).toBeVisible();
  await page.getByText("つかえなかった時間").focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("table")).toContainText("20分");
  found.push(...(await inspect(page, "status-2-unfolded", demands)));
  await page.keyboard.press("Tab");
  await expect(focused).toHaveText("もどる");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/$/);
  expect(found).toEqual([]);
  expect(device.complaints).toEqual([]);
});
