import { randomUUID } from "node:crypto";
import { test } from "vitest";
import { type Readings, readingNames } from "../../domain/alarm.ts";
import { takeMinutes } from "../../server/uptime/take-minutes.ts";
import { openIncidents } from "../../server/watch/open-incidents.ts";
import { openWatch } from "../../server/watch/watch.ts";
import { inspect } from "./inspect.ts";
import { openOffice } from "./office.ts";
import { desk, expect } from "./screens.ts";
import { openStage } from "./stage.ts";

const demands = { target: 24, widths: [1_080, 1_024, 375, 320] };
/** The page reads anew each 30 s. */
const patient = { timeout: 90_000 };

test("[S9.4] [AL-6] [AL-7] the operator sees the installation whole, then a part of it with its alarm, and is led to the incident", async (context) => {
  const stage = await openStage(context);
  const { tools } = stage.world.app;
  const operator = await openOffice(stage, await stage.enrol("hoshu", "保守 みほん六花", "operator"));
  const { page } = operator;
  await desk.place(page, "運用").click();
  await page.getByRole("tab", { name: "状態" }).click();
  const parts = page.getByRole("table", { name: "今の状態" });
  const row = (name: string) => parts.getByRole("row").filter({ has: page.getByRole("rowheader", { name }) });
  await expect(row("ディスク")).toContainText("見ていません");
  await expect(page.getByText("見張りが見た時間がありません。")).toBeVisible();
  await expect(page.getByText("この30日、警報も障害も保守作業もありません。")).toBeVisible();
  const found = await inspect(page, "condition-1-empty", demands);

  const well: Readings = {
    ...(Object.fromEntries(readingNames.map((name) => [name, 0])) as Readings),
    ...{ disk_free_bytes: 1.2e11, certificate_days_left: 61, backup_verified_age_seconds: 11_000 },
  };
  let readings = well;
  const watch = openWatch({
    tools,
    settings: { mailTo: [], webhook: null, certificate: null },
    read: async () => readings,
    rung: () => openIncidents(tools),
  });
  // At noon, two days ago in Japan.
  const noon = Date.parse(`${new Date(Date.now() - 2 * 86_400_000).toISOString().slice(0, 10)}T03:00:00Z`);
  const seen = (hoursBefore: number, missed: "page"[]) => {
    const minutes = Array.from({ length: 60 }, (_, nth) => ({
      at: new Date(noon - hoursBefore * 3_600_000 + nth * 60_000).toISOString(),
      missed: nth % 9 === 0 ? missed : [],
    }));
    return takeMinutes(tools, { place: "mado", minutes });
  };
  for (let hours = 0; hours < 160; hours++) await seen(hours, hours === 0 ? ["page"] : []);
  await watch.look();
  await expect(page.getByText("すべての部分が正常です。")).toBeVisible(patient);
  await expect(
    page.getByRole("img", { name: /^システムの部分の図。すべての部分が正常です。/ }),
  ).toBeVisible();
  await expect(row("ディスク")).toContainText("空き 120 GB");
  await expect(page.getByText(/^使えた時間は 99\.\d+% です/)).toBeVisible();
  found.push(...(await inspect(page, "condition-2-well", demands)));

  const staff = await stage.world.staff("operator");
  const plan = { id: randomUUID(), stops: true, heading: "版の更新", words: "0.2.0 にします。" };
  const [from, to] = [2, 3_600].map((seconds) => new Date(Date.now() + seconds * 1_000).toISOString());
  await staff.call("/api/maintenance/plan", { ...plan, from: from ?? "", to: to ?? "" });
  readings = { ...well, disk_free_bytes: 1_900_000_000, errors_recent: 40 };
  // Found once is chance.
  for (let round = 0; round < 2; round++) await watch.look();
  await expect(page.getByText("異常があります: プロセス、ディスク。")).toBeVisible(patient);
  await expect(row("ディスク")).toContainText("ディスクの空きが 2 GB より少なくなりました。");
  await expect(row("ディスク")).toContainText(/\d+:\d\dから/);
  const line = page.getByRole("list", { name: "できごと" });
  await expect(line).toContainText("保守 1");
  await expect(line).toContainText("続いています。");
  found.push(...(await inspect(page, "condition-3-wrong", demands)));

  // By keyboard: the table of hours, then from the line to the row.
  const hours = page.getByText("止まった日を表で見る");
  await hours.focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("table", { name: "止まった日を表で見る" })).toContainText("7分");
  await line.getByRole("button", { name: "障害 1をひらく" }).first().press("Enter");
  await expect(page.getByRole("tab", { name: "障害" })).toHaveAttribute("aria-selected", "true");
  await expect(page.getByRole("heading", { name: /^障害 1 警報 errors/ })).toBeFocused();
  await expect(page.getByRole("list", { name: "経過: 障害 1" })).toContainText("気づいた");
  await page.getByRole("tab", { name: "状態" }).click();
  await line.getByRole("button", { name: "保守 1をひらく" }).press("Enter");
  await expect(page.getByRole("heading", { name: "保守 1 版の更新" })).toBeFocused();

  const counsellor = await openOffice(
    stage,
    await stage.enrol("soudan1", "相談員 みほん一郎", "counsellor"),
    "相談一覧",
  );
  await desk.place(counsellor.page, "運用").click();
  await expect(counsellor.page.getByRole("button", { name: "問い合わせる" })).toBeVisible();
  await expect(counsellor.page.getByRole("tab", { name: "状態" })).toHaveCount(0);
  expect(found).toEqual([]);
  for (const { device } of [operator, counsellor]) expect(device.complaints).toEqual([]);
});
