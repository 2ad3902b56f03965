import { expect as expectValue, test } from "vitest";
import { acceptInvitation, comeInByApp, office, openOffice } from "./office.ts";
import { child, desk, expect, expectTexts } from "./screens.ts";
import { openStage } from "./stage.ts";

const password = "ながい ながい あいことばです";

test("[S11.8] [S12.1] [ST-6] in a real city the administrator invites, the invited comes in and works, and when dismissed their open desk ends", async (context) => {
  const stage = await openStage(context, { invented: false });
  const kanri = await stage.enrol("kanri", "管理者 みほん五月", "administrator");
  const desks = [await stage.open(), await stage.open()];
  const [page, theirs] = await Promise.all(desks.map((device) => device.tab("/desk")));
  if (!page || !theirs) throw new Error("unreachable");
  await comeInByApp(page, kanri);
  await office.goTo(page, "職員");
  await expect(page.getByText("まだほかの職員がいません", { exact: false })).toBeVisible();

  await office.invites(page, { name: "soudan1", displayName: "相談員 みほん一郎", role: "相談員" });
  const address = await office.takesLink(page);
  await expect(page.getByText("招待しました。")).toBeVisible();
  await expect(office.person(page, "相談員 みほん一郎")).toContainText("招待中");

  await acceptInvitation(theirs, address, password);
  await expect(theirs.getByRole("heading", { name: "相談一覧" })).toBeVisible();
  const somebody = await (await stage.open()).tab("/");
  await child.writes(somebody, "ひとりめ");
  await desk.row(theirs, 1_001).click();
  await desk.claims(theirs);
  await desk.answers(theirs, "よく来てくれました");
  await expectTexts(somebody, ["ひとりめ", "よく来てくれました"]);

  // The link was good once.
  const again = await (await stage.open()).tab("/desk");
  await again.goto(`/desk${new URL(address).hash}`);
  await again.getByLabel("新しいパスワード").fill(password);
  await again.getByRole("button", { name: "設定してサインインする" }).click();
  await expect(again.getByRole("alert")).toContainText("使用済み");

  await page.reload();
  await expect(office.person(page, "相談員 みほん一郎")).toContainText("利用中");
  await expect(office.person(page, "相談員 みほん一郎")).toContainText("アプリ・予備コード残り10");
  await expect(office.person(page, "相談員 みほん一郎")).toContainText("1台");
  await office.dismisses(page, "相談員 みほん一郎", "退職のため");
  await expect(page.getByText("利用を終了しました。")).toBeVisible();
  await expect(theirs.getByRole("button", { name: "サインインする" })).toBeVisible();
  await expect(theirs.getByText("ひとりめ")).toHaveCount(0);
  // Gone from those who are here, and found among those who left.
  await expect(office.person(page, "相談員 みほん一郎")).toHaveCount(0);
  await page.getByLabel("状態").selectOption({ label: "終了(1)" });
  await expect(office.person(page, "相談員 みほん一郎")).toBeVisible();
  expectValue(desks[0]?.complaints).toEqual([]);
});

test("[S12.1] [ST-7] [ST-8] an official agrees to what an administrator asked for, after showing a factor once more; nobody agrees to their own", async (context) => {
  let minutes = 0;
  const now = (): Date => new Date(Date.now() + minutes * 60_000);
  const stage = await openStage(context, { invented: false, now });
  const kanri = await stage.enrol("kanri", "管理者 みほん五月", "administrator");
  const tantou = await stage.enrol("tantou", "担当職員 みほん四季", "official");
  const leaving = await stage.enrol("tantou2", "担当職員 みほん七海", "official");
  const devices = [await stage.open(), await stage.open(), await stage.open()];
  const [page, other, theirs] = await Promise.all(devices.map((device) => device.tab("/desk")));
  if (!page || !other || !theirs) throw new Error("unreachable");
  await comeInByApp(page, kanri);
  const codes = await comeInByApp(other, tantou);
  await comeInByApp(theirs, leaving);

  await office.goTo(page, "職員");
  await page.getByRole("button", { name: "担当職員 みほん七海: 利用終了" }).click();
  await expect(office.dialog(page)).toContainText("ほかの1人が承認すると行われます");
  await office.dialog(page).getByLabel("理由").fill("異動のため");
  await office.dialog(page).getByRole("button", { name: "利用を終了する" }).click();
  await expect(page.getByText("申請しました", { exact: false })).toBeVisible();
  await office.goTo(page, "承認");
  const what = "担当職員 みほん七海 の利用を終了する";
  await expect(office.approval(page, what)).toContainText("あなたの申請です");
  await expect(office.approval(page, what).getByRole("button", { name: "承認する" })).toHaveCount(0);

  // Whom it is about sees it, and cannot agree either.
  await office.goTo(theirs, "承認");
  await expect(office.approval(theirs, what)).toContainText("あなたに関わる申請です");
  await expect(office.approval(theirs, what).getByRole("button")).toHaveCount(0);

  minutes = 6;
  await office.goTo(other, "承認");
  await expect(office.approval(other, what)).toContainText("異動のため");
  await office.agrees(other, what);
  const stepUp = other.getByRole("dialog", { name: "ご本人の確認" });
  await stepUp.getByRole("textbox").fill(codes[0] ?? "");
  await stepUp.getByRole("button", { name: "確認する" }).click();
  await expect(other.getByText("承認しました。申請されたことを行いました。")).toBeVisible();
  await expect(theirs.getByRole("button", { name: "サインインする" })).toBeVisible();
  await expect(office.approval(page, what)).toContainText("行われました");
});

test("[S11.8] a lapsed invitation is renewed, roles change under an open desk, and one's sessions are ended from afar", async (context) => {
  let hours = -80;
  const now = (): Date => new Date(Date.now() + hours * 3_600_000);
  const stage = await openStage(context, { invented: true, now });
  const kanri = await stage.enrol("kanri", "管理者 みほん五月", "administrator");
  const { device, page } = await openOffice(stage, kanri);
  await office.goTo(page, "職員");
  await office.invites(page, { name: "soudan1", displayName: "相談員 みほん一郎", role: "相談員" });
  await office.takesLink(page);
  // Three days and more later.
  hours = 0;
  await expect(page.getByRole("button", { name: "サインインする" })).toBeVisible();
  await desk.signIn(page, kanri, "職員");
  await expect(office.person(page, "相談員 みほん一郎")).toContainText("有効な招待なし");
  await page.getByRole("button", { name: "相談員 みほん一郎: 招待し直す" }).click();
  await office.dialog(page).getByLabel("理由").fill("期限が切れたため");
  await office.dialog(page).getByRole("button", { name: "新しいリンクを作る" }).click();
  const address = await office.takesLink(page);
  const home = await stage.open();
  const theirs = await home.tab("/desk");
  await theirs.goto(`/desk${new URL(address).hash}`);
  await theirs.getByLabel("新しいパスワード").fill(password);
  await theirs.getByRole("button", { name: "設定してサインインする" }).click();
  await expect(theirs.getByRole("heading", { name: "相談一覧" })).toBeVisible();

  await page.getByRole("button", { name: "相談員 みほん一郎: 役割" }).click();
  await office.dialog(page).getByRole("checkbox", { name: "相談員" }).uncheck();
  await office.dialog(page).getByRole("checkbox", { name: "監査" }).check();
  await office.dialog(page).getByLabel("理由").fill("異動のため");
  await office.dialog(page).getByRole("button", { name: "役割を変える" }).click();
  await expect(page.getByText("役割を変えました。")).toBeVisible();
  await expect(office.person(page, "相談員 みほん一郎")).toContainText("監査");

  await page.getByRole("button", { name: "相談員 みほん一郎: 端末" }).click();
  await expect(office.dialog(page).getByRole("listitem")).toHaveCount(1);
  await office.dialog(page).getByRole("button", { name: "すべて終わらせる" }).click();
  await expect(office.dialog(page)).toContainText("1台を終わらせました");
  await expect(theirs.getByRole("button", { name: "サインインする" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(office.dialog(page)).toHaveCount(0);
  await expect(page.getByRole("button", { name: "相談員 みほん一郎: 端末" })).toBeFocused();
  expectValue(device.complaints.filter((one) => !one.includes("401"))).toEqual([]);
});

test("[ST-9] networks: what would lock oneself out cannot be saved, anything else can", async (context) => {
  const stage = await openStage(context);
  const kanri = await stage.enrol("kanri", "管理者 みほん五月", "administrator");
  const { device, page } = await openOffice(stage, kanri);
  await office.goTo(page, "職員");
  await expect(page.getByText("127.0.0.1").first()).toBeVisible();
  await page.getByRole("button", { name: "管理者のネットワークを変える" }).click();
  const field = office.dialog(page).getByLabel("アドレスかネットワーク");
  await field.fill("192.0.2.0/24");
  await expect(office.dialog(page).getByRole("alert")).toContainText("設定を変えられなくなります");
  await expect(office.dialog(page).getByRole("button", { name: "保存する" })).toBeDisabled();
  await field.fill("192.0.2.0/24\n127.0.0.0/8");
  await office.dialog(page).getByRole("button", { name: "保存する" }).click();
  await expect(page.getByText("管理者のネットワークを保存しました。")).toBeVisible();
  await expect(page.getByText("192.0.2.0/24、127.0.0.0/8")).toBeVisible();
  await page.getByRole("button", { name: "相談員のネットワークを変える" }).click();
  await office.dialog(page).getByLabel("アドレスかネットワーク").fill("ここ");
  await office.dialog(page).getByRole("button", { name: "保存する" }).click();
  await expect(office.dialog(page).getByRole("alert")).toContainText("読み取れません: ここ");
  expectValue(device.complaints).toEqual([]);
});
