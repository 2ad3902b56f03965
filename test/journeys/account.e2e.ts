import { test } from "vitest";
import { firefox } from "./agents.ts";
import { inspect } from "./inspect.ts";
import { movedClock } from "./moved-clock.ts";
import { desk, expect, tabTo } from "./screens.ts";
import { openStage } from "./stage.ts";

const demands = { target: 32, widths: [1_080, 1_024, 375, 320] };
const wide = { viewport: { width: 1_440, height: 900 } };

test("[ST-6] one's own sessions: each browser, this one marked; one ended from the other is signed out within seconds", async (context) => {
  const stage = await openStage(context);
  const signIn = await stage.enrol("soudan1", `相談員 ${"みほん".repeat(12)}`, "counsellor");
  const [office, home] = [await stage.open(wide), await stage.open({ userAgent: firefox })];
  const [table, away] = [await office.tab("/desk"), await home.tab("/desk")];
  await desk.signIn(away, signIn);
  await desk.signIn(table, signIn);
  await desk.place(table, "アカウント").click();
  const rows = table.getByRole("region", { name: "サインイン中の端末" }).getByRole("listitem");
  await expect(rows).toHaveCount(2);
  await expect(rows.filter({ hasText: "この端末" })).toHaveCount(1);
  await expect(rows.filter({ hasText: "Firefox(Windows)" })).not.toContainText("この端末");
  expect(await inspect(table, "account-8-sessions", demands)).toEqual([]);

  const end = table.getByRole("button", { name: "Firefox(Windows) をサインアウトさせる" });
  await tabTo(table, end);
  await table.keyboard.press("Enter");
  await expect(away.getByRole("textbox", { name: "サインイン名" })).toBeVisible();
  await expect(rows).toHaveCount(1);
  await expect(table.getByText("サインアウトさせました。")).toBeVisible();
  await expect(end).toHaveCount(0);

  await desk.signIn(away, signIn);
  await table.reload();
  await table.getByRole("button", { name: "ほかの端末をすべてサインアウトさせる" }).click();
  await table.getByRole("dialog").getByRole("button", { name: "サインアウトさせる" }).click();
  await expect(away.getByRole("textbox", { name: "サインイン名" })).toBeVisible();
  await expect(rows).toHaveCount(1);
  expect(office.complaints).toEqual([]);
});

test("[ST-2] A18: the password is changed by keyboard; what was wrong is said and stays, other browsers are signed out", async (context) => {
  const stage = await openStage(context);
  const signIn = await stage.enrol("soudan1", "相談員 みほん一郎", "counsellor");
  const [office, home] = [await stage.open(wide), await stage.open()];
  const [table, away] = [await office.tab("/desk"), await home.tab("/desk")];
  await desk.signIn(away, signIn);
  await desk.signIn(table, signIn);
  await desk.place(table, "アカウント").click();
  const { keyboard } = table;
  await tabTo(table, table.getByRole("button", { name: "パスワードを変える" }));
  await keyboard.press("Enter");
  await expect(table.getByLabel("今のパスワード")).toBeFocused();
  await keyboard.type("chigau aikotoba");
  await tabTo(table, table.getByLabel("新しいパスワード"));
  await keyboard.type("みじかい");
  await keyboard.press("Enter");
  await expect(table.getByRole("alert").filter({ hasText: "12文字以上" })).toBeVisible();
  expect(await inspect(table, "account-9-password", demands)).toEqual([]);
  await expect(table.getByLabel("新しいパスワード")).toBeFocused();
  await keyboard.type("こんどは ながい あいことば");
  await keyboard.press("Enter");
  await expect(table.getByRole("alert").filter({ hasText: "今のパスワードが違います" })).toBeVisible();
  await expect(table.getByLabel("今のパスワード")).toBeFocused();
  await keyboard.type(signIn.password);
  await keyboard.press("Enter");
  await expect(table.getByText("パスワードを変更し", { exact: false })).toBeVisible();
  await expect(away.getByRole("textbox", { name: "サインイン名" })).toBeVisible();
  await desk.signIn(away, { name: signIn.name, password: "こんどは ながい あいことば" });
});

test("[ST-7] who has nothing to show yet is told how to go on, and finds what they typed as it was", async (context) => {
  const clock = movedClock();
  const stage = await openStage(context, { invented: true, now: clock.now });
  const signIn = await stage.enrol("kansa", "監査 みほん四葉", "auditor");
  const table = await (await stage.open(wide)).tab("/desk");
  await table.goto("/desk#account");
  await desk.signIn(table, signIn, "アカウント");
  clock.set(6);
  await table.getByRole("button", { name: "パスワードを変える" }).click();
  await table.getByLabel("今のパスワード").fill(signIn.password);
  await table.getByLabel("新しいパスワード").fill("こんどは ながい あいことば");
  await table.keyboard.press("Enter");
  const asked = table.getByRole("dialog", { name: "ご本人の確認" });
  await expect(asked).toContainText("確認に使える方法がまだ登録されていません");
  expect(await inspect(table, "account-10-nothing-to-show", demands)).toEqual([]);
  await table.keyboard.press("Escape");
  await expect(asked).toHaveCount(0);
  await expect(table.getByRole("alert").filter({ hasText: "変更していません" })).toBeVisible();
  await expect(table.getByLabel("新しいパスワード")).toHaveValue("こんどは ながい あいことば");
  await expect(table.getByLabel("新しいパスワード")).toBeFocused();
});
