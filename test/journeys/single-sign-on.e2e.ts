import { randomBytes } from "node:crypto";
import { test } from "vitest";
import { freePort } from "../free-port.ts";
import { openProvider } from "../staff/provider.ts";
import { inspect } from "./inspect.ts";
import { desk, expect } from "./screens.ts";
import { openStage } from "./stage.ts";

test("[S11.8] [ST-11] the city's own sign-in is offered where it is set up; it leads to the desk, or back with a sentence", async (context) => {
  const secret = randomBytes(16).toString("hex");
  const port = await freePort();
  await using provider = await openProvider(secret, () => `http://127.0.0.1:${port}/api/staff/oidc/callback`);
  const stage = await openStage(context, {
    port,
    singleSignOn: {
      ...{ issuer: provider.issuer, id: "yorisoi", secret, mfaAmr: ["otp"], mfaAcr: [] },
      nameClaim: "preferred_username",
    },
  });
  await stage.enrol("soudan1", "相談員 みほん一郎", "counsellor");
  const office = await stage.open();
  const table = await office.context.newPage();
  const way = table.getByRole("link", { name: "市のアカウントでサインイン" });
  await table.goto(`${stage.world.origin}/desk`);
  await expect(way).toBeVisible();
  const found = await inspect(table, "single-sign-on-1", { target: 32, widths: [1_024, 320] });

  provider.person = { sub: "s-2", name: "nobody", amr: ["pwd", "otp"] };
  await way.click();
  await expect(table.getByRole("alert").first()).toContainText(
    "市のアカウントではサインインできませんでした",
  );
  expect(new URL(table.url()).hash).toBe("");
  await expect(table.getByRole("textbox", { name: "サインイン名" })).toBeFocused();
  found.push(...(await inspect(table, "single-sign-on-2-refused", { target: 32, widths: [1_024, 320] })));

  provider.person = { sub: "s-1", name: "soudan1", amr: ["pwd", "otp"] };
  await table.keyboard.press("Tab");
  await way.click();
  await expect(table.getByRole("heading", { name: "相談一覧" })).toBeVisible();
  await expect(desk.place(table, "アカウント")).toBeVisible();
  expect(found).toEqual([]);
});

test("[ST-11] where it is not set up, nothing is said of it", async (context) => {
  const stage = await openStage(context);
  const office = await stage.open();
  const table = await office.tab("/desk");
  await expect(table.getByRole("button", { name: "サインインする" })).toBeVisible();
  await expect(table.getByRole("link", { name: "市のアカウントでサインイン" })).toHaveCount(0);
  expect(office.complaints).toEqual([]);
});
