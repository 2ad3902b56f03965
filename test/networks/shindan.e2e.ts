import { beforeAll, expect as expectNow, test } from "vitest";
import { buildPages, isFresh } from "../../apps/build.ts";
import { inspect } from "../journeys/inspect.ts";
import { desk, expect } from "../journeys/screens.ts";
import { openStage } from "../journeys/stage.ts";
import { gathersBodies } from "./manners.ts";

beforeAll(async () => {
  if (!isFresh()) await buildPages();
}, 120_000);

const soon = { timeout: 90_000 };

test("[S8.10] [DG-1] [DG-2] a school tries its network, behind an honest one and behind one that gathers streams, sends what it found, and the administrator sees it", async (context) => {
  const stage = await openStage(context);
  const signIn = await stage.enrol("kanri1", "管理者 みほん", "administrator");
  const admin = await stage.world.staff("administrator");
  await admin.call("/api/desk/schools/set", { version: 0, schools: ["見本小学校"] });
  const [honest, filtered] = [await stage.open(), await stage.open({ network: gathersBodies })];
  const [page, behind] = [await honest.tab("/shindan"), await filtered.tab("/shindan")];
  await expect(page).toHaveTitle("接続の確認");
  await expect(page.locator(".verdict")).toBeVisible(soon);
  await expect(behind.locator(".verdict")).toBeVisible(soon);
  await expect(page.locator("tr", { hasText: "つないだまま" }).locator(".mark")).toHaveText("○");
  await expect(behind.locator("tr", { hasText: "つないだまま" }).locator(".mark")).toHaveText("×");
  await expect(behind.locator("tr", { hasText: "クッキー" }).locator(".mark")).toHaveText("○");
  const code = await behind.locator(".card .code").textContent();
  const found = await inspect(behind, "shindan", { target: 44, widths: [320, 1_080] });
  await behind.getByLabel(/学校/).selectOption("見本小学校");
  await behind.getByRole("button", { name: "結果を送る" }).click();
  await expect(behind.getByText("送りました")).toBeVisible();
  expectNow(await page.content()).not.toMatch(/相談|いじめ|よりそい/);

  const office = await stage.open({ viewport: { width: 1_440, height: 900 } });
  const table = await office.tab("/desk");
  await desk.signIn(table, signIn, "承認");
  await desk.place(table, "学校").click();
  const row = table.getByRole("row", { name: /見本小学校/ });
  await expect(row).toContainText(code ?? "");
  await expect(row).toContainText("つないだまま×");
  found.push(...(await inspect(table, "schools", { target: 32, widths: [1_024, 1_440] })));
  await table.getByRole("textbox", { name: "学校の名前" }).fill("見本小学校\n見本中学校\n");
  await table.getByRole("button", { name: "保存する" }).click();
  await expect(table.getByText("2校を保存しました。")).toBeVisible();
  expectNow(found).toEqual([]);
  expectNow(office.complaints).toEqual([]);
}, 300_000);
