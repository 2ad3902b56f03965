import { test } from "vitest";
import { inspect } from "./inspect.ts";
import { child, expect, expectTexts } from "./screens.ts";
import { openStage } from "./stage.ts";

const demands = { target: 44, widths: [320, 1_080] };
const phone = { width: 375, height: 667 };

test("[S4.2] A18 [CB-3] [CB-6] [CB-8] a child takes words along, comes back on another device, is remembered there, and asks for deletion; every step clean by axe", async (context) => {
  const stage = await openStage(context);
  const childs = await stage.open({ viewport: phone, deviceScaleFactor: 2 });
  const home = await stage.open({ viewport: phone, deviceScaleFactor: 2 });
  const found: string[] = [];
  const page = await childs.tab("/");
  await child.writes(page, "つづきは いえで かきます");
  const summary = page.getByText(/^あとで/);
  await summary.press("Enter");
  await page.getByRole("button", { name: /^合言葉/ }).click();
  await expect(page.locator(".recovery li")).toHaveCount(8);
  found.push(...(await inspect(page, "child-back-1-words", demands)));
  const words = await page.locator(".recovery li").allTextContents();
  expect(new URL(page.url())).toMatchObject({ pathname: "/", search: "", hash: "" });
  await page.getByRole("button", { name: /^書/ }).click();
  await expect(page.locator(".recovery")).toHaveCount(0);
  expect(await page.content()).not.toContain(words.join(""));

  const there = await home.tab("/");
  await there.getByText(/^まえの/).press("Enter");
  const box = there.locator(".way textarea");
  const go = there.locator(".way button.main");
  await box.fill(words.slice(1).join(" "));
  await go.click();
  await expect(there.locator(".way [role=status]")).toContainText("7");
  found.push(...(await inspect(there, "child-back-2-seven", demands)));
  await box.fill([...words].reverse().join(" "));
  await go.click();
  await expect(there.locator(".way [role=status]")).toContainText("つかりませんでした");
  await box.fill(
    words.join("\n").replace(/[ぁ-ゖ]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) + 0x60)),
  );
  await go.click();
  await expectTexts(there, ["つづきは いえで かきます"]);

  await there.getByText(/^あとで/).press("Enter");
  await there.getByRole("button", { name: /この/ }).click();
  await expect(there.locator(".way button[aria-pressed=true]")).toBeVisible();
  const kept = (await home.context.cookies()).find(({ name }) => name === "yorisoi");
  expect((kept?.expires ?? 0) - Date.now() / 1_000).toBeGreaterThan(89 * 86_400);
  await there.locator(".history .quiet").click();
  await there.locator(".history .choices button").first().click();
  await expect(there.locator(".history")).toContainText("えました");
  found.push(...(await inspect(there, "child-back-3-asked", demands)));
  const official = await stage.world.staff("official");
  expect((await official.call("/api/desk/deletions", {})).body.requests).toMatchObject([
    { reason: "solved" },
  ]);

  expect(found).toEqual([]);
  expect(childs.complaints).toEqual([]);
  const refused = home.complaints.filter((one) => !/404.*come-back/.test(one));
  expect(refused).toEqual([]);
}, 180_000);
