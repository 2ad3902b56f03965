import { expect as expectValue, test } from "vitest";
import { webhookPath } from "../../domain/line-paths.ts";
import { wordings } from "../../domain/wording.ts";
import { setLineKeySettings, switchLineSetting } from "../../server/line/settings.ts";
import { openLineSimulator } from "../../server/line-simulator/routes.ts";
import { inspect } from "./inspect.ts";
import { child, expect, wordsOf } from "./screens.ts";
import { openStage } from "./stage.ts";

const phone = { width: 375, height: 667 };
const demands = { target: 44, widths: [320, 1_080] };
const narrow = { target: 44, widths: [320] };

test("[S5] [S8.1] [LI-6] [LI-7] a consultee of the web links their talk with LINE beside their page, comes back by it, and unlinks; each sentence in four wordings", async (context) => {
  const simulator = await openLineSimulator(0);
  context.onTestFinished(() => simulator[Symbol.asyncDispose]());
  const { line, origin } = simulator;
  const stage = await openStage(context, { lineHosts: { api: origin, data: origin, signIn: origin } });
  const { tools } = stage.world.app;
  const system = { kind: "system" } as const;
  const found: string[] = [];

  const childs = await stage.open({ viewport: phone });
  const page = await childs.tab("/");
  const card = page.locator("details.way").filter({ hasText: "LINE" });
  const way = page.locator("details.way").filter({ hasText: "つなぐ" });
  const asking = page.waitForResponse((answer) => answer.url().endsWith("/api/line/standing"));
  await child.writes(page, "ともだちのことで");
  await expect(page.locator('[data-receipt="delivered"]')).toHaveCount(1);
  expectValue(await (await asking).json()).toEqual({ open: false, linked: false });
  await expect(card).toHaveCount(0);

  await setLineKeySettings(tools, system, line.channel);
  await switchLineSetting(tools, system, { open: true, dangerWords: false });
  line.webhook = { endpoint: stage.world.origin + webhookPath, active: true };
  await page.reload();
  await expect(card).toHaveCount(1);
  await card.locator("summary").click();
  await expect(way).toHaveCount(1);
  found.push(...(await inspect(page, "line-link-1-asked", demands)));
  await child.box(page).fill("まだ書いているところ");
  await card.getByRole("button").click();
  const link = card.getByRole("link");
  await expect(link).toBeFocused();
  const opening = childs.context.waitForEvent("page");
  await link.click();
  const beside = await opening;
  await beside.getByRole("button", { name: "mihon-a の LINE で許可する" }).click();
  const told = beside.getByRole("dialog");
  await expect.poll(() => wordsOf(told.locator("p"))).toMatch(/^LINEとつながりました/);
  expectValue(new URL(beside.url()).hash).toBe("");
  await expect.poll(() => wordsOf(card.locator("p").first())).toMatch(/^LINEとつながっています/);
  await expect(child.box(page)).toHaveValue("まだ書いているところ");
  found.push(...(await inspect(page, "line-link-2-linked", demands)));
  await told.getByRole("button").click();
  await expect(told).toHaveCount(0);
  await beside.close();

  for (const wording of wordings) {
    await page.evaluate((chosen) => localStorage.setItem("wording", chosen), wording);
    const other = await childs.context.newPage();
    await other.goto("/#line=taken");
    const dialog = other.getByRole("dialog");
    await expect(dialog.getByRole("button")).toBeFocused();
    found.push(...(await inspect(other, `line-link-3-${wording}`, narrow)));
    await dialog.getByRole("button").click();
    await other.locator("details.way").filter({ hasText: "LINE" }).locator("summary").click();
    await expect(other.locator("details.way[open] button")).toHaveCount(1);
    found.push(...(await inspect(other, `line-link-4-${wording}`, narrow)));
    await other.close();
  }

  // In another browser, where somebody else has written: asked before anything is put away.
  const another = await stage.open({ viewport: phone });
  const theirs = await another.tab("/");
  await child.writes(theirs, "べつの人のことば");
  await expect(theirs.locator('[data-receipt="delivered"]')).toHaveCount(1);
  await theirs.goto("/api/line/enter");
  await theirs.getByRole("button", { name: "mihon-a の LINE で許可する" }).click();
  const asked = theirs.getByRole("dialog");
  await expect(asked.getByRole("button")).toHaveCount(2);
  found.push(...(await inspect(theirs, "line-link-5-choose", demands)));
  await asked.getByRole("button").nth(1).click();
  await expect(theirs.locator(".log .bubble").getByText("ともだちのことで")).toBeVisible();
  await expect(theirs.getByText("べつの人のことば")).toHaveCount(0);

  await card.getByRole("button").click();
  await expect.poll(() => wordsOf(card.getByRole("status"))).toMatch(/^つながりをはずしました/);
  await expect(way).toHaveCount(1);
  found.push(...(await inspect(page, "line-link-6-unlinked", demands)));
  expectValue(found).toEqual([]);
});

test("[S5] [LI-6] [CB-6] who closes their page while LINE asks, and is forgotten by the browser, finds their talk again once LINE has said yes", async (context) => {
  const simulator = await openLineSimulator(0);
  context.onTestFinished(() => simulator[Symbol.asyncDispose]());
  const { line, origin } = simulator;
  const stage = await openStage(context, { lineHosts: { api: origin, data: origin, signIn: origin } });
  const { tools } = stage.world.app;
  const system = { kind: "system" } as const;
  await setLineKeySettings(tools, system, line.channel);
  await switchLineSetting(tools, system, { open: true, dangerWords: false });
  const childs = await stage.open({ viewport: phone });
  const page = await childs.tab("/");
  await child.writes(page, "ともだちのことで");
  await expect(page.locator('[data-receipt="delivered"]')).toHaveCount(1);
  const card = page.locator("details.way").filter({ hasText: "LINE" });
  await card.locator("summary").click();
  await card.getByRole("button").click();
  const opening = childs.context.waitForEvent("page");
  await card.getByRole("link").click();
  const beside = await opening;
  await expect(beside.getByRole("button", { name: "mihon-a の LINE で許可する" })).toBeVisible();
  await page.close();
  // What a minute does after the last page was closed.
  await childs.context.clearCookies({ name: "yorisoi" });
  await beside.getByRole("button", { name: "mihon-a の LINE で許可する" }).click();
  await expect(beside.locator(".log .bubble").getByText("ともだちのことで")).toBeVisible();
  await expect.poll(() => wordsOf(beside.getByRole("dialog").locator("p"))).toMatch(/^LINEとつながりました/);
  await beside.getByRole("dialog").getByRole("button").click();
  await beside.reload();
  await expect(beside.locator(".log .bubble").getByText("ともだちのことで")).toBeVisible();
});
