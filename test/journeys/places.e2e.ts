import { test } from "vitest";
import type { Role } from "../../domain/people.ts";
import { inspect } from "./inspect.ts";
import { child, desk, expect, expectTexts, tabTo } from "./screens.ts";
import { openStage } from "./stage.ts";

test("A18: places beside the talks: by keyboard there and back, the focus goes along, the draft stays, the address says nothing", async (context) => {
  const stage = await openStage(context);
  const signIn = await stage.enrol("soudan1", "相談員 みほん一郎", "counsellor");
  const somebody = await (await stage.open()).tab("/");
  await child.writes(somebody, "ひとりめ");
  const office = await stage.open({ viewport: { width: 1_440, height: 900 } });
  const table = await office.tab("/desk");
  await desk.signIn(table, signIn);
  await desk.row(table, 1_001).click();
  await desk.claims(table);
  await desk.reply(table).fill("とちゅうまで書いた");

  await tabTo(table, desk.place(table, "アカウント"), "Shift+Tab");
  await table.keyboard.press("Enter");
  await expect(table.getByRole("heading", { name: "アカウント" })).toBeFocused();
  await expect(desk.place(table, "アカウント")).toHaveAttribute("aria-current", "page");
  await expect(table.getByText("相談員 みほん一郎", { exact: true })).toBeVisible();
  expect(new URL(table.url()).hash).toBe("#account");
  await expect(desk.reply(table)).toHaveCount(0);

  // What comes in meanwhile is counted where one can go to it, and in the title.
  await child.writes(somebody, "まだいますか");
  await expect(desk.place(table, "相談")).toContainText("待っている相談や未読が1件");
  await expect(table).toHaveTitle("(1) よりそい");

  await table.goBack();
  await expect(table.getByRole("heading", { name: "相談一覧" })).toBeFocused();
  await expect(desk.reply(table)).toHaveValue("とちゅうまで書いた");
  await expectTexts(table, ["ひとりめ", "まだいますか"]);
  await table.goForward();
  await expect(table.getByRole("heading", { name: "アカウント" })).toBeFocused();
  await tabTo(table, table.getByRole("link", { name: "本文へ移動" }), "Shift+Tab");
  await table.keyboard.press("Enter");
  await expect(table.getByRole("main")).toBeFocused();
  expect(new URL(table.url()).hash).toBe("#account");

  await table.getByRole("button", { name: "サインアウト" }).click();
  // What is not sent is kept by the service, so nothing has to be asked.
  await desk.signIn(table, signIn, "アカウント");
  await desk.place(table, "相談").click();
  await desk.row(table, 1_001).click();
  await expect(desk.reply(table)).toHaveValue("とちゅうまで書いた");
  expect(office.complaints).toEqual([]);
});

test("[S11.1] [AC-1] who may not see consultations comes in, finds what is theirs, and nothing of the talks is asked for", async (context) => {
  const stage = await openStage(context);
  const closed: Role[] = ["administrator", "auditor", "operator"];
  for (const role of closed) {
    const signIn = await stage.enrol(role, `職員 みほん ${role}`, role);
    const office = await stage.open();
    const table = await office.tab("/desk");
    const asked: string[] = [];
    table.on("request", (request) => asked.push(new URL(request.url()).pathname));
    await table.goto("/desk#account");
    await desk.signIn(table, signIn, "アカウント");
    await expect(desk.place(table, "相談")).toHaveCount(0);
    // An address typed by hand opens nothing either.
    await table.goto("/desk#consultations");
    await expect(table.locator(".place-heading")).toBeVisible();
    await expect(table.getByRole("heading", { name: "相談一覧" })).toHaveCount(0);
    expect(asked.filter((path) => path.startsWith("/api/desk"))).toEqual([]);
    expect(office.complaints).toEqual([]);
  }
});

test("A18: a long name, and every width and both colours of the desk's frame, are clean by axe", async (context) => {
  const stage = await openStage(context);
  const signIn = await stage.enrol("soudan1", `相談員 ${"みほん".repeat(20)}`, "counsellor");
  const office = await stage.open({ viewport: { width: 1_440, height: 900 } });
  const table = await office.tab("/desk");
  await desk.signIn(table, signIn);
  const demands = { target: 32, widths: [1_080, 1_024, 375, 320] };
  const found = await inspect(table, "places-1-consultations", demands);
  await desk.place(table, "アカウント").click();
  await expect(table.getByRole("heading", { name: "アカウント" })).toBeFocused();
  found.push(...(await inspect(table, "places-2-account", demands)));
  expect(found).toEqual([]);
});
