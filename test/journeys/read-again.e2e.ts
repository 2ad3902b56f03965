import { test } from "vitest";
import { desk, expect } from "./screens.ts";
import { openStage } from "./stage.ts";

test("[DL-18] [S8.11] a place whose read was refused once is there all the same; where it stays refused, that is said, and what was written is kept", async (context) => {
  const stage = await openStage(context);
  const signIn = await stage.enrol("kanri1", "管理者 みほん", "administrator");
  const office = await stage.open({ viewport: { width: 1_440, height: 900 } });
  let refusals = 1;
  let asked = 0;
  await office.context.route("**/api/support/list", (route) => {
    asked++;
    if (refusals-- <= 0) return route.fallback();
    return route.fulfill({
      status: 503,
      contentType: "application/json",
      body: '{"code":"busy","detail":{}}',
    });
  });
  const page = await office.tab("/desk");
  await desk.signIn(page, signIn, "承認");
  await desk.place(page, "運用").click();
  const ask = page.getByRole("button", { name: "問い合わせる" });
  await expect(ask).toBeVisible();
  const busy = page.locator("#place").getByText("混み合っています。少し待ってから");
  // What stands in the place of the loading is the list, and not why there is none.
  await expect(page.locator("#place .place-loading")).toHaveCount(0);
  expect(await busy.count()).toBe(0);
  expect(asked).toBeGreaterThan(1);

  await ask.click();
  const words = page.locator("#place textarea").first();
  await words.fill("画面が開かないことがあります");
  refusals = Number.POSITIVE_INFINITY;
  await expect(busy).toBeVisible();
  await expect(words).toHaveValue("画面が開かないことがあります");
});
