import { readFile } from "node:fs/promises";
import { expect as expectValue, test } from "vitest";
import { webhookPath } from "../../domain/line-paths.ts";
import { readLineSettings } from "../../server/line/settings.ts";
import { openLineSimulator } from "../../server/line-simulator/routes.ts";
import { inspect } from "./inspect.ts";
import { movedClock } from "./moved-clock.ts";
import { comeInByApp, office, openOffice } from "./office.ts";
import { desk, expect } from "./screens.ts";
import { openStage } from "./stage.ts";

const demands = { target: 24, widths: [1_024, 320] };

test("[S8.1] [S8.2] [LI-3] [LI-7] the administrator sets LINE up at the desk, tests it, words a text, takes the month's figures away and closes it; an official sees it", async (context) => {
  const simulator = await openLineSimulator(0);
  context.onTestFinished(() => simulator[Symbol.asyncDispose]());
  const { line, origin } = simulator;
  const stage = await openStage(context, { lineHosts: { api: origin, data: origin, signIn: origin } });
  line.webhook = { endpoint: stage.world.origin + webhookPath, active: true };
  const kanri = await stage.enrol("kanri", "管理者 みほん五月", "administrator");
  const tantou = await stage.enrol("tantou", "担当職員 みほん四季", "official");
  const { device, page } = await openOffice(stage, kanri);
  const found: string[] = [];
  const look = async (name: string): Promise<void> => {
    found.push(...(await inspect(page, `line-${name}`, demands)));
  };
  const said = (text: string) => page.getByRole("status").filter({ hasText: text });

  await desk.place(page, "LINE").click();
  await expect(page.getByRole("heading", { name: "LINE", exact: true })).toBeFocused();
  await expect(page.getByText("鍵がまだそろっていません", { exact: false })).toBeVisible();
  await look("1-nothing-set");
  await page.getByLabel("チャネルアクセストークン").fill("みじかい");
  await page.getByRole("button", { name: "鍵を保存する" }).click();
  await expect(page.getByText("空白のない8〜500文字", { exact: false })).toBeVisible();
  await expect(page.getByLabel("チャネルアクセストークン")).toBeFocused();
  const { token, secret, signInId, signInSecret } = line.channel;
  await page.getByLabel("チャネルアクセストークン").fill(token);
  await page.getByLabel("チャネルシークレット（Messaging API）").fill(secret);
  await page.getByLabel("チャネルID（LINEログイン）").fill(signInId);
  await page.getByLabel("チャネルシークレット（LINEログイン）").fill(signInSecret);
  await page.getByRole("button", { name: "鍵を保存する" }).click();
  await expect(said("保存しました")).toBeVisible();
  await expect(page.getByLabel("チャネルアクセストークン")).toHaveValue("");
  await expect(page.getByText(`設定済み（${signInId}）`)).toBeVisible();
  expectValue(await page.content()).not.toContain(secret);

  await page.getByRole("button", { name: "LINEの入口を開く" }).click();
  await expect(office.dialog(page)).toContainText("LINEからページに入れるようになります");
  await look("2-opening");
  await office.dialog(page).getByRole("button", { name: "LINEの入口を開く" }).click();
  await expect(said("LINEの入口を開きました")).toBeVisible();
  await page.getByRole("button", { name: "LINEに確かめる" }).click();
  await expect(said("確かめることが")).toBeVisible();
  await expect(page.getByText("まだ設定されていません。")).toBeVisible();
  await expect(page.getByText(webhookPath, { exact: false })).toBeVisible();

  await page.getByRole("button", { name: "「お知らせ」を変える" }).click();
  const box = page.getByRole("textbox", { name: "「お知らせ」の文" });
  await box.fill("相談員から返事です");
  await page.getByRole("button", { name: "保存する", exact: true }).click();
  await expect(page.getByRole("alert").filter({ hasText: "ロック画面で" })).toBeVisible();
  await expect(box).toBeFocused();
  await look("3-refused-text");
  await box.fill("あたらしいお知らせです");
  await page.getByRole("button", { name: "保存する", exact: true }).click();
  await expect(said("「お知らせ」を保存しました")).toBeVisible();
  await expect(page.getByText("変更済み")).toBeVisible();

  await expect(page.getByRole("row", { name: "お知らせの送信 0" })).toBeVisible();
  const coming = page.waitForEvent("download");
  await page.getByRole("link", { name: "CSVを保存する" }).click();
  const file = await readFile(await (await coming).path(), "utf8");
  expectValue(file).toContain("友だち追加・ブロック解除,0");
  await look("4-open");

  const other = await openOffice(stage, tantou, "今日");
  await desk.place(other.page, "LINE").click();
  await expect(other.page.getByText("変えられるのは管理者だけです。")).toBeVisible();
  await expect(other.page.getByText("開いています")).toBeVisible();
  await expect(other.page.locator("#place").getByRole("button")).toHaveCount(0);

  await page.getByRole("button", { name: "LINEの入口を閉じる" }).click();
  await office.dialog(page).getByRole("button", { name: "LINEの入口を閉じる" }).click();
  await expect(page.getByText("閉じています", { exact: true })).toBeVisible();
  expectValue(found).toEqual([]);
  expectValue([...device.complaints, ...other.device.complaints]).toEqual([]);
});

test("[S8.1] [ST-7] in a real city LINE is opened only after a factor was shown once more; what was typed and asked for goes on", async (context) => {
  const simulator = await openLineSimulator(0);
  context.onTestFinished(() => simulator[Symbol.asyncDispose]());
  const { line, origin } = simulator;
  const clock = movedClock();
  const stage = await openStage(context, {
    ...{ invented: false, now: clock.now },
    lineHosts: { api: origin, data: origin, signIn: origin },
  });
  const { tools } = stage.world.app;
  const kanri = await stage.enrol("kanri", "管理者 みほん五月", "administrator");
  const device = await stage.open({ viewport: { width: 1_440, height: 900 } });
  const page = await device.tab("/desk");
  const codes = await comeInByApp(page, kanri);
  const stepUp = page.getByRole("dialog", { name: "ご本人の確認" });
  const show = async (code = ""): Promise<void> => {
    await stepUp.getByRole("textbox").fill(code);
    await stepUp.getByRole("button", { name: "確認する" }).click();
  };
  await desk.place(page, "LINE").click();
  clock.set(6);
  await page.getByLabel("チャネルアクセストークン").fill(line.channel.token);
  await page.getByRole("button", { name: "鍵を保存する" }).click();
  await expect(stepUp).toBeVisible();
  // Turned away from, nothing is done, and what was typed stands there as it was.
  await stepUp.getByRole("button", { name: "やめる" }).click();
  await expect(page.getByLabel("チャネルアクセストークン")).toHaveValue(line.channel.token);
  expectValue((await readLineSettings(tools)).channel.token).toBeNull();
  await page.getByRole("button", { name: "鍵を保存する" }).click();
  await show(codes[0]);
  await expect(page.getByRole("status").filter({ hasText: "保存しました" })).toBeVisible();
  expectValue((await readLineSettings(tools)).channel.token).toBe(line.channel.token);

  clock.set(13);
  await page.getByRole("button", { name: "LINEの入口を開く" }).click();
  await office.dialog(page).getByRole("button", { name: "LINEの入口を開く" }).click();
  await show(codes[1]);
  await expect(page.getByRole("status").filter({ hasText: "LINEの入口を開きました" })).toBeVisible();
  expectValue((await readLineSettings(tools)).channel.open).toBe(true);
});
