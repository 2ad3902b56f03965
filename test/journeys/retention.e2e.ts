import { sql } from "kysely";
import { test } from "vitest";
import { inspect } from "./inspect.ts";
import { office, openOffice } from "./office.ts";
import { child, desk, expect, expectTexts } from "./screens.ts";
import { openStage } from "./stage.ts";

const mouse = { target: 24, widths: [320, 1_024] };

test("[RT-2] [RT-3] the city sets a period, sees what is over for longer, and two of it let that go; the child's page lets go of it too", async (context) => {
  const stage = await openStage(context);
  const people = [
    await stage.enrol("soudan1", "相談員 みほん一郎", "counsellor"),
    await stage.enrol("tantou", "担当職員 みほん四季", "official"),
    await stage.enrol("kanri", "管理者 みほん三太", "administrator"),
  ] as const;
  const first = await stage.open({ viewport: { width: 375, height: 667 } });
  const page = await first.tab("/");
  const found: string[] = [];
  const soudan = await openOffice(stage, people[0], "相談一覧");
  await child.writes(page, "むかしの はなし");
  await desk.row(soudan.page, 1_001).click();
  await desk.claims(soudan.page);
  await desk.answers(soudan.page, "よく はなしてくれたね");
  await expectTexts(page, ["むかしの はなし", "よく はなしてくれたね"]);
  await desk.closes(soudan.page);
  // As if six years had gone by.
  await expect
    .poll(
      async () =>
        (
          await sql`update consultation set closed_at = closed_at - interval '6 years'
            where closed_at > now() - interval '1 year' returning id`.execute(stage.world.storage.db)
        ).rows.length,
    )
    .toBe(1);

  const tantou = await openOffice(stage, people[1], "今日");
  await desk.place(tantou.page, "削除").click();
  await tantou.page.getByRole("tab", { name: "保存期間" }).click();
  await expect(tantou.page.getByText("期間を過ぎた相談はありません。")).toBeVisible();
  const [usual, grave] = [
    tantou.page.getByLabel("相談(月)", { exact: true }),
    tantou.page.getByLabel("危険のあった相談(月)", { exact: true }),
  ];
  await usual.fill("６０");
  await grave.fill("36");
  await tantou.page.getByRole("button", { name: "期間を保存する" }).click();
  await expect(tantou.page.getByRole("alert").filter({ hasText: "短くできません" })).toBeVisible();
  found.push(...(await inspect(tantou.page, "desk-retention-1-periods", mouse)));
  await grave.fill("120");
  await grave.press("Enter");
  await expect(tantou.page.getByText("期間を保存しました(第1版)")).toBeVisible();
  await expect(tantou.page.getByRole("row", { name: /^相談/ })).toContainText("1件");
  await tantou.page.getByText("相談の番号(1件)").click();
  await expect(tantou.page.getByText(/^#1001\(/)).toBeVisible();
  found.push(...(await inspect(tantou.page, "desk-retention-2-due", mouse)));

  await tantou.page.getByRole("button", { name: "削除を申請する" }).click();
  const box = office.dialog(tantou.page);
  await box.getByRole("button", { name: "申請する" }).click();
  await expect(box.getByRole("alert")).toHaveText("理由を入力してください。");
  await box.getByLabel("申請の理由").fill("文書の保存期間が過ぎたため");
  found.push(...(await inspect(tantou.page, "desk-retention-3-propose", mouse)));
  await box.getByRole("button", { name: "申請する" }).click();
  const card = tantou.page.locator(".card").filter({ hasText: "期間を過ぎた相談1件の削除" });
  await expect(card).toContainText("承認を待っています");

  const kanri = await openOffice(stage, people[2]);
  const what = "保存期間を過ぎた相談1件の内容を削除する";
  await expect(office.approval(kanri.page, what)).toContainText("文書の保存期間が過ぎたため");
  found.push(...(await inspect(kanri.page, "desk-retention-4-approval", mouse)));
  await office.agrees(kanri.page, what);
  await expect(card).toContainText("終わりました", { timeout: 60_000 });
  await expect(card).toContainText("管理者 みほん三太");
  await expect(tantou.page.getByText("期間を過ぎた相談はありません。")).toBeVisible();
  found.push(...(await inspect(tantou.page, "desk-retention-5-done", mouse)));
  await expectTexts(page, []);
  await expect(page.locator("body")).not.toContainText("むかしの");

  expect(found).toEqual([]);
  for (const { complaints } of [first, soudan.device, tantou.device, kanri.device])
    expect(complaints).toEqual([]);
}, 300_000);
