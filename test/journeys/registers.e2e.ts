import type { Page } from "@playwright/test";
import { test } from "vitest";
import { inspect } from "./inspect.ts";
import { openOffice } from "./office.ts";
import { desk, expect } from "./screens.ts";
import { openStage } from "./stage.ts";

const demands = { target: 24, widths: [1_080, 375] };
const names = {
  kanri: "管理者 みほん五月",
  hoshu: "保守 みほん六花",
  soudan: `相談員 ${"みほん".repeat(12)}`,
};
const rules = "一、相談の内容を持ち出しません。\n二、席をはなれるときは画面を閉じます。";

async function turnTo(page: Page, tab: string): Promise<void> {
  await desk.place(page, "運用").click();
  await page.getByRole("tab", { name: "管理簿" }).click();
  await page.getByRole("tab", { name: tab }).click();
}

/** In a city whose staff began in August, early in October. */
test("[S11.5] [S11.7] [S11.12] [RG-2] [RG-3] [RG-4] [RG-5] late access review told and done, rules asked once and read, training and a subcontract on record", async (context) => {
  let day = "2026-08-10";
  const started = performance.now();
  const stage = await openStage(context, {
    now: () => new Date(Date.parse(`${day}T10:00:00+09:00`) + performance.now() - started),
  });
  const signIns = {
    kanri: await stage.enrol("kanri", names.kanri, "administrator"),
    hoshu: await stage.enrol("hoshu", names.hoshu, "operator"),
    soudan: await stage.enrol("soudan", names.soudan, "counsellor"),
  };
  day = "2026-10-02";
  const found: string[] = [];

  const { page: kanri } = await openOffice(stage, signIns.kanri);
  const late = kanri.getByRole("link", { name: /権限の見直し（2026年7月～9月）が、期限を過ぎても3人/ });
  await expect(late).toBeVisible();
  found.push(...(await inspect(kanri, "registers-1-late", demands)));
  await late.click();
  await kanri.getByRole("tab", { name: "管理簿" }).click();
  await kanri.getByRole("tab", { name: "権限の見直し" }).click();
  const over = kanri.getByRole("region", { name: "2026年7月～9月" });
  await expect(over.getByRole("row", { name: new RegExp(names.kanri) })).toContainText(
    "自分の権限は、ほかの人が確かめます",
  );
  await over.getByRole("button", { name: `いまも必要: ${names.soudan}` }).press("Enter");
  await expect(over.getByRole("row", { name: new RegExp(names.soudan) })).toContainText(
    new RegExp(`いまも必要（${names.kanri}`),
  );
  // By keyboard from one to the next.
  await expect(over.getByRole("button", { name: `いまも必要: ${names.hoshu}` })).toBeFocused();
  await over.getByRole("button", { name: `減らす: ${names.hoshu}` }).click();
  const dialog = kanri.getByRole("dialog");
  await dialog.getByRole("button", { name: "承認を求める" }).click();
  await expect(dialog.getByRole("alert")).toContainText("理由を入力してください");
  await dialog.getByRole("textbox").fill("契約の終わり");
  found.push(...(await inspect(kanri, "registers-2-fewer", demands)));
  await dialog.getByRole("button", { name: "承認を求める" }).click();
  await expect(over.getByRole("row", { name: new RegExp(names.hoshu) })).toContainText("承認待ち");
  found.push(...(await inspect(kanri, "registers-3-review", demands)));

  await kanri.getByRole("tab", { name: "きまり" }).click();
  await kanri.getByRole("button", { name: "きまりを登録する" }).click();
  await kanri.getByRole("textbox", { name: "きまり（全文）" }).fill(rules);
  await kanri.getByRole("button", { name: "この内容で改める" }).click();
  await expect(kanri.getByRole("heading", { name: "職員のきまり（第1版）" })).toBeVisible();

  // Nobody is stopped by it: a line, which can be put off until the next sign-in.
  const { page: soudan } = await openOffice(stage, signIns.soudan, "相談一覧");
  const asked = soudan.getByRole("region", { name: "職員のきまりのお知らせ" });
  await expect(asked).toContainText("第1版");
  await asked.getByRole("button", { name: "きまりを読む" }).click();
  await expect(soudan.getByRole("dialog")).toContainText("一、相談の内容を持ち出しません。");
  found.push(...(await inspect(soudan, "registers-4-asked", demands)));
  await soudan.keyboard.press("Escape");
  await expect(soudan.getByRole("dialog")).toHaveCount(0);
  await asked.getByRole("button", { name: "きまりを読む" }).click();
  await soudan.getByRole("dialog").getByRole("button", { name: "読みました。守ります" }).click();
  await expect(asked).toHaveCount(0);
  await desk.place(soudan, "運用").click();
  await soudan.getByRole("tab", { name: "管理簿" }).click();
  await expect(soudan.getByText("あなたは、この版を確認しました。")).toBeVisible();
  await expect(soudan.getByRole("tab", { name: "研修" })).toHaveCount(0);
  const readers = kanri.getByRole("table", { name: "確認した人" });
  await expect(readers.getByRole("row", { name: new RegExp(names.soudan) })).toContainText("2026年10月2日", {
    timeout: 30_000,
  });
  await expect(readers.getByRole("row", { name: new RegExp(names.hoshu) })).toContainText(
    "まだ確認していません",
  );
  found.push(...(await inspect(kanri, "registers-5-rules", demands)));

  const { page: hoshu } = await openOffice(stage, signIns.hoshu);
  const hoshuAsked = hoshu.getByRole("region", { name: "職員のきまりのお知らせ" });
  await expect(hoshuAsked).toBeVisible();
  await turnTo(hoshu, "きまり");
  await hoshu.getByRole("button", { name: "読みました。守ります" }).click();
  await expect(hoshu.getByText("確認したことを記録しました。")).toBeVisible();
  await expect(hoshuAsked).toHaveCount(0);
  await turnTo(hoshu, "研修");
  const due = hoshu.getByRole("region", { name: "研修をまだ受けていない・期限を過ぎた職員" });
  await expect(due).toContainText(names.soudan);
  await hoshu.getByRole("button", { name: "研修を記録する" }).click();
  const form = hoshu.getByRole("form", { name: "研修を記録する" });
  await form.getByRole("button", { name: "記録する" }).click();
  await expect(form.getByRole("alert")).toContainText("受けた職員を入力してください");
  await form.getByLabel("研修の名前").fill("個人情報の扱い");
  await form.getByLabel("行った日").fill("2026-10-01");
  await form.getByLabel("研修をした人（講師）").fill("講師 みほん");
  await form.getByRole("checkbox", { name: names.soudan }).check();
  found.push(...(await inspect(hoshu, "registers-6-writing", demands)));
  await form.getByRole("button", { name: "記録する" }).click();
  await expect(hoshu.getByText("記録しました（研修 1）。")).toBeVisible();
  await expect(due).not.toContainText(names.soudan);
  found.push(...(await inspect(hoshu, "registers-7-training", demands)));

  await hoshu.getByRole("tab", { name: "再委託" }).click();
  await hoshu.getByRole("button", { name: "再委託を記録する" }).click();
  const contract = hoshu.getByRole("form", { name: "再委託を記録する" });
  await contract.getByLabel("任せる先").fill("みほん印刷");
  await contract.getByLabel("はじまり").fill("2026-11-01");
  await contract.getByLabel("おわり").fill("2027-03-31");
  await contract.getByLabel("扱うデータ").fill("カードの枚数");
  await contract.getByRole("button", { name: "記録する" }).click();
  await expect(hoshu.getByText("市の許可を待っています")).toBeVisible();
  await expect(hoshu.getByRole("button", { name: /^許可する/ })).toHaveCount(0);

  await desk.place(kanri, "承認").click();
  await expect(kanri.getByRole("link", { name: /^市の許可を待っている記録が1件あります/ })).toBeVisible();
  found.push(...(await inspect(kanri, "registers-8-waiting", demands)));
  await turnTo(kanri, "再委託");
  await kanri.getByRole("button", { name: /^許可する/ }).click();
  await expect(kanri.getByText("許可しました。")).toBeVisible();
  await expect(kanri.getByText("許可済み")).toBeVisible();
  found.push(...(await inspect(kanri, "registers-9-subcontract", demands)));
  expect(found).toEqual([]);
});
