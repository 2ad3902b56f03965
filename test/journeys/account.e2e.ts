import { test } from "vitest";
import { firefox } from "./agents.ts";
import { inspect } from "./inspect.ts";
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
