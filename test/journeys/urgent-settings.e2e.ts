import { test } from "vitest";
import { inspect } from "./inspect.ts";
import { openOffice } from "./office.ts";
import { child, desk, expect } from "./screens.ts";
import { openStage } from "./stage.ts";

const demands = { target: 32, widths: [1_024, 320] };

test("[UC-1] [UC-6] the administrator sets words, contacts and script: a fault is told at its field, nothing typed is lost, and desks use it", async (context) => {
  const stage = await openStage(context);
  const { device, page } = await openOffice(
    stage,
    await stage.enrol("kanri", "管理者 みほん五月", "administrator"),
  );
  await desk.place(page, "緊急").click();
  await expect(page.getByRole("heading", { name: "緊急", exact: true })).toBeFocused();
  const found = await inspect(page, "urgent-settings-1-first", demands);
  await page.getByLabel("気になる言葉", { exact: true }).last().fill("かわにいく\n。");
  await page.getByRole("button", { name: "まとまりを加える" }).click();
  const branch = page.getByRole("group", { name: "連絡先のまとまり 3" });
  await branch.getByLabel("どんなとき").fill("夜間と休日");
  await page.getByRole("button", { name: "保存する" }).click();
  await expect(page.getByRole("status").last()).toContainText("直すところが");
  await expect(page.getByText("記号だけ、または1文字だけの言葉は使えません")).toBeVisible();
  found.push(...(await inspect(page, "urgent-settings-2-faulty", demands)));
  await page.getByLabel("気になる言葉", { exact: true }).last().fill("かわにいく");
  const contact = page.getByRole("group", { name: "夜間と休日" });
  await contact.getByLabel("名前").fill("見本 夜間当番");
  await contact.getByLabel("電話番号").fill("０１６６－００－００００");
  await contact.getByLabel("メールアドレス").fill("touban@example.jp");
  await contact.getByLabel("確かめた日").fill("2026-11-22");
  await page.getByRole("button", { name: "保存する" }).click();
  await expect(page.getByRole("status").last()).toContainText("保存しました（第1版）");
  expect(found).toEqual([]);
  expect(device.complaints).toEqual([]);

  const phone = await stage.open();
  await child.writes(await phone.tab("/"), "もう かわに　行く… いや、カワニイクよ");
  const counsellor = await stage.open({ viewport: { width: 1_440, height: 900 } });
  const table = await counsellor.tab("/desk");
  await desk.signIn(table, await stage.enrol("soudan1", "相談員 みほん一郎", "counsellor"));
  await desk.section(table, "待っている").getByRole("button").click();
  await expect(table.getByRole("region", { name: "気になる言葉" })).toBeVisible();
  await table.keyboard.press("F9");
  await table.getByRole("button", { name: "いますぐ呼ぶ" }).click();
  await expect(table.getByRole("link", { name: "0166-00-0000" })).toBeVisible();
});
