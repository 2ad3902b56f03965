import { readFile } from "node:fs/promises";
import { expect as expectValue, test } from "vitest";
import { inJapan } from "../../domain/japan-time.ts";
import { readWorkbook } from "../read-workbook.ts";
import { inspect } from "./inspect.ts";
import { office, openOffice } from "./office.ts";
import { child, desk, expect } from "./screens.ts";
import { openStage } from "./stage.ts";

const demands = { target: 32, widths: [1_080, 1_024, 375, 320] };

test("[S11.5] [S8.4] [EX-6] A18 an official asks for what was said, another of the city agrees, it is saved for Excel and as CSV, both are reminded, and the ledger is settled", async (context) => {
  const stage = await openStage(context);
  const tantou = await stage.enrol("tantou", "担当職員 みほん四季", "official");
  const kanri = await stage.enrol("kanri", `管理者 ${"みほん".repeat(18)}`, "administrator");
  await child.writes(await (await stage.open()).tab("/"), "=ひとりで😢");
  const { device, page } = await openOffice(stage, tantou, "今日");
  const other = await openOffice(stage, kanri);
  const found: string[] = [];
  const look = async (name: string, more = demands): Promise<void> => {
    found.push(...(await inspect(page, `exports-${name}`, more)));
  };
  await desk.place(page, "書き出し").click();
  await expect(page.getByText("まだ書き出したものはありません", { exact: false })).toBeVisible();
  await look("1-nothing");
  const ask = page.getByRole("button", { name: "申請する" });
  await ask.click();
  await expect(page.getByRole("alert").filter({ hasText: "すべて確かめて" })).toBeVisible();
  await page.getByRole("combobox", { name: "内容" }).selectOption({ index: 1 });
  await page.getByRole("combobox", { name: "目的" }).selectOption({ label: "検査・監査" });
  await page.getByRole("combobox", { name: "渡す相手" }).selectOption({ label: "教育委員会" });
  await page.getByRole("textbox", { name: "理由" }).fill("年に一度の点検のため");
  await page.getByLabel("返却・廃棄の期日").fill(inJapan(new Date()).day);
  await page.getByRole("textbox", { name: "メールアドレス" }).fill("shiki@");
  await ask.click();
  await expect(page.getByRole("alert").filter({ hasText: "メールアドレスを確かめて" })).toBeVisible();
  await page.getByRole("textbox", { name: "メールアドレス" }).fill("shiki@example.jp, kanri@example.jp");
  await ask.click();
  await expect(page.getByText("申請しました。", { exact: false })).toBeVisible();
  await expect(page.getByText("まだ書き出していません")).toBeVisible();
  await expect(page.getByRole("button", { name: /書き出しを始める$/ })).toHaveCount(0);
  await look("2-waits");

  await expect(office.approval(other.page, "相談や記録をファイルに書き出す")).toContainText(
    "年に一度の点検のため",
  );
  await office.agrees(other.page, "相談や記録をファイルに書き出す");
  await expect(other.page.getByText("承認しました", { exact: false })).toBeVisible();

  await office.goTo(page, "今日");
  await desk.place(page, "書き出し").click();
  await expect(page.getByText(/承認されました（管理者 みほん/)).toBeVisible();
  const take = page.getByRole("button", { name: /書き出しを始める$/ });
  await take.focus();
  await page.keyboard.press("Enter");
  await expect(page.getByText("1行を書き出しました。")).toBeVisible();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "CSVファイルを保存する" }).click(),
  ]);
  const file = await readFile(await download.path(), "utf8");
  expectValue(file).toMatch(
    /^\ufeff番号,通し番号,日時,だれ,相談員,本文\r\n1001,1,.*,相談者,,'=ひとりで😢\r\n$/,
  );
  const [book] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Excelファイルを保存する" }).click(),
  ]);
  expectValue(book.suggestedFilename()).toMatch(/^messages-.*\.xlsx$/);
  const [sheet] = await readWorkbook(await readFile(await book.path()));
  expectValue(sheet?.rows.map((row) => row.at(-1))).toEqual(["本文", "=ひとりで😢"]);
  const [old] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "CP932のCSVファイルを保存する" }).click(),
  ]);
  expectValue(old.suggestedFilename()).toMatch(/-cp932\.csv$/);
  const bytes = await readFile(await old.path());
  expectValue(new TextDecoder("shift_jis").decode(bytes)).toContain("'=ひとりで〓\r\n");
  await expect(page.getByText("CP932にない文字 1個を〓に置きかえました：😢")).toBeVisible();
  await look("3-taken");
  // Today is its day: said here, where the official begins the day, and where an administrator does.
  await expect(page.getByText("今日が期日です")).toBeVisible();
  await office.goTo(page, "今日");
  await expect(page.getByRole("link", { name: /今日が期日のものが1件/ })).toBeVisible();
  await desk.place(page, "書き出し").click();
  await office.goTo(other.page, "記録");
  await office.goTo(other.page, "承認");
  const reminder = other.page.getByRole("link", { name: /今日が期日のものが1件/ });
  await expect(reminder).toBeVisible();
  found.push(...(await inspect(other.page, "exports-reminder", { ...demands, widths: [375] })));
  await reminder.click();
  await expect(other.page.getByRole("heading", { name: "書き出し", level: 1 })).toBeVisible();

  await page.getByRole("button", { name: /廃棄を確かめた$/ }).click();
  await expect(page.getByRole("dialog")).toContainText("書き出せなくなります");
  await look("4-settle", { ...demands, widths: [320] });
  await page.getByRole("dialog").getByRole("button", { name: "廃棄を確かめた" }).click();
  await expect(page.getByText(/^廃棄されました/)).toBeVisible();
  await expect(take).toHaveCount(0);
  // Who may not make this one sees the ledger all the same, and is offered what is theirs.
  await office.goTo(other.page, "記録");
  await desk.place(other.page, "書き出し").click();
  await expect(other.page.getByText(/^廃棄されました/)).toBeVisible();
  const kinds = other.page.getByRole("combobox", { name: "内容" });
  await expect(kinds.getByRole("option")).toHaveText([/^LINEの利用状況/, /^監査の記録/]);
  await device.offline(async () => {
    await office.goTo(page, "今日");
    await desk.place(page, "書き出し").click();
    const ledger = page.getByRole("region", { name: "台帳" });
    await expect(ledger.getByRole("alert").filter({ hasText: "つながらない" })).toBeVisible();
    await look("5-no-network", { ...demands, widths: [] });
  });
  expectValue(found).toEqual([]);
  for (const one of [device, other.device]) expectValue(one.complaints).toEqual([]);
});
