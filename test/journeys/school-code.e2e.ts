import type { Page } from "@playwright/test";
import { expect as expectNow, test } from "vitest";
import { hiddenName } from "../../domain/figure-names.ts";
import { inspect } from "./inspect.ts";
import { office, openOffice } from "./office.ts";
import { child, desk, expect, expectTexts } from "./screens.ts";
import { openStage } from "./stage.ts";

const phone = { width: 375, height: 667 };
const demands = { target: 44, widths: [320, 1_080] };
const short = "見本小学校";
const long = "見本市立とてもながいなまえの見本学園みほん義務教育学校みなみ分校";
const schools = [short, long];

/** On the page without script. */
const opens = (page: Page): Promise<void> =>
  page
    .locator("details")
    .filter({ has: page.locator("#code") })
    .locator("summary")
    .click();

test("[SC-1] [SC-2] [SC-3] [S8.10] an administrator begins to count by codes; a child may tell one or not, and talks on in any case; officials see a number when the month is over", async (context) => {
  let now = new Date("2026-11-24T01:00:00Z");
  const stage = await openStage(context, { now: () => now });
  const signIn = await stage.enrol("kanri1", "管理者 みほん", "administrator");
  const admin = await stage.world.staff("administrator");
  await admin.call("/api/desk/schools/set", { version: 0, schools });
  const childs = await stage.open({ viewport: phone });
  const page = await childs.tab("/");
  await child.writes(page, "あのね");
  await expect(page.locator("[data-receipt]")).toHaveAttribute("data-receipt", "delivered");

  const kanri = await stage.open({ viewport: { width: 1_440, height: 900 } });
  const table = await kanri.tab("/desk");
  await desk.signIn(table, signIn, "承認");
  await desk.place(table, "学校").click();
  const codes = table.getByRole("region", { name: "学校のコード" });
  await expect(codes.getByText("今は使っていません。")).toBeVisible();
  await codes.getByRole("button", { name: "コードを使う" }).press("Enter");
  await expect(codes.getByText("使っています。", { exact: true })).toBeVisible();
  const found = await inspect(table, "school-codes", { target: 32, widths: [375, 810, 1_024, 1_440] });
  await codes.getByRole("button", { name: `${short}のコードを新しくする` }).click();
  await table.getByRole("button", { name: "変える", exact: true }).click();
  await expect(codes.getByText(/コードを変えました/)).toBeVisible();
  const code = (await codes.locator(".schools-code").first().textContent()) ?? "";
  expectNow(code).toMatch(/^\d{3} \d{3} \d{3}$/);

  // The page asks how the reception stands when it is opened.
  await page.reload();
  await expectTexts(page, ["あのね"]);
  const fold = page.locator("details").filter({ hasText: "コードがあるとき" });
  await expect(fold).toHaveCount(1);
  await expect(page.locator(".school-code")).toBeHidden();
  await fold.locator("summary").click();
  found.push(...(await inspect(page, "school-code-1-asked", demands)));
  const field = page.locator(".school-code");
  await field.fill("000 000 00");
  await field.press("Enter");
  await expect(fold.getByRole("status")).toContainText("つかりませんでした");
  found.push(...(await inspect(page, "school-code-2-unknown", demands)));
  await field.fill(code);
  await field.press("Enter");
  await expect(fold.getByRole("status")).toContainText("ありがとう");
  await expect(field).toHaveCount(0);
  await expect(fold.locator("summary")).toBeFocused();
  await child.writes(page, "きいてください");
  await expectTexts(page, ["あのね", "きいてください"]);

  const plain = await stage.open({ viewport: phone, javaScriptEnabled: false });
  const other = await plain.tab("/plain");
  await expect(other.locator("#code")).toHaveCount(0);
  await child.writes(other, "こちらも");
  await expectTexts(other, ["こちらも"]);
  await opens(other);
  await child.box(other).fill("かきかけ");
  await other.locator("#code").fill("１２３");
  await other.locator('button[value="tell-school"]').click();
  await expect(other.getByRole("alert")).toContainText("つかりませんでした");
  await expect(child.box(other)).toHaveValue("かきかけ");
  await other.locator("#code").fill(code);
  await other.locator('button[value="tell-school"]').click();
  await expect(other.getByRole("alert")).toContainText("ありがとう");
  await expect(child.box(other)).toHaveValue("かきかけ");
  await expect(other.locator("#code")).toHaveCount(0);

  // What looks at a screen needs script.
  const seen = await stage.open({ viewport: phone });
  const looked = await seen.tab("/plain");
  await child.writes(looked, "みるだけ");
  await opens(looked);
  found.push(...(await inspect(looked, "school-code-3-plain", demands)));

  // A week later nobody of today is signed in any more.
  for (const left of [childs, kanri, plain, seen]) await left.context.close();
  now = new Date("2026-12-01T01:00:00Z");
  const tantou = await stage.enrol("tantou", "担当職員 みほん", "official");
  const { device: city, page: figures } = await openOffice(stage, tantou, "今日");
  await office.goTo(figures, "集計");
  await figures.getByText("学校のコードを入れた人").press("Enter");
  const counts = figures.getByRole("table", { name: "2026年11月" });
  // Two came, and two are too few to be told.
  await expect(counts.getByRole("row", { name: short })).toContainText(hiddenName);
  await expect(counts.getByRole("row", { name: long })).toContainText("0");
  await expect(counts.getByRole("row", { name: "合計" })).toContainText(hiddenName);
  await counts.scrollIntoViewIfNeeded();
  found.push(...(await inspect(figures, "school-counts", { target: 32, widths: [375, 1_024, 1_440] })));
  expectNow(found).toEqual([]);
  expectNow(childs.complaints.filter((one) => !/404.*school-code/.test(one))).toEqual([]);
  expectNow([...plain.complaints, ...seen.complaints, ...kanri.complaints, ...city.complaints]).toEqual([]);
}, 300_000);
