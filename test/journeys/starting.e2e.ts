import type { Page } from "@playwright/test";
import { test } from "vitest";
import { webhookPath } from "../../domain/line-paths.ts";
import { setLineKeySettings, switchLineSetting } from "../../server/line/settings.ts";
import { openLineSimulator } from "../../server/line-simulator/routes.ts";
import { takeUp } from "../take-up.ts";
import { inspect } from "./inspect.ts";
import { child, desk, expect, expectTexts } from "./screens.ts";
import { openStage, type Stage } from "./stage.ts";

const phone = { width: 375, height: 667 };
const demands = { target: 32, widths: [375, 810] };

/** A colleague answered it some time ago, and closed it. */
async function closes({ world }: Stage): Promise<void> {
  const epoch = world.app.tools.epoch();
  const colleague = await world.staff("counsellor");
  const [row] = await world.storage.db
    .selectFrom("consultation")
    .select("id")
    .where("state", "=", "waiting")
    .execute();
  if (!row) throw new Error("Nobody waits.");
  await takeUp(colleague, { epoch, consultation: row.id });
  await colleague.call("/api/desk/close", { epoch, consultation: row.id });
}

const box = (page: Page) => page.getByRole("dialog");

async function opensStart(page: Page, number: number): Promise<void> {
  await desk.row(page, number).click();
  await page.getByRole("button", { name: "相談員から始める" }).click();
  await expect(box(page).getByRole("heading", { name: "相談者が知る方法" })).toBeVisible();
}

async function readsOn(page: Page): Promise<void> {
  const briefing = box(page).getByRole("region", { name: "これまでの履歴" });
  await briefing.press("End");
  await box(page).getByRole("button", { name: "確認しました。書く" }).click();
}

async function starts(page: Page, text: string): Promise<void> {
  await readsOn(page);
  await box(page).getByRole("textbox", { name: "はじめのメッセージ" }).fill(text);
  await box(page).getByRole("textbox", { name: "始める理由" }).fill("約束していた連絡");
  await box(page).getByRole("button", { name: "送って始める" }).click();
  await expect(box(page)).toHaveCount(0);
}

test("[S8.6] [CN-15] [NC-5] [TX-4] a counsellor begins with a child who is away; the child comes back by the device that remembers, and answers; with whom nothing reaches, nobody begins", async (context) => {
  const stage = await openStage(context);
  const signIn = await stage.enrol("soudan1", "相談員 みほん一郎", "counsellor");
  const found: string[] = [];
  const childs = await stage.open({ viewport: phone });
  const page = await childs.tab("/");
  await child.writes(page, "まえに はなしたこと");
  await expect(page.locator('[data-receipt="delivered"]')).toHaveCount(1);
  await page.getByText(/^あとで/).press("Enter");
  await page.getByRole("button", { name: /この/ }).click();
  await expect(page.locator(".way button[aria-pressed=true]")).toBeVisible();
  await closes(stage);
  await page.close();
  const stranger = await (await stage.open({ viewport: phone })).tab("/");
  await child.writes(stranger, "もう こないかもしれない");
  await expect(stranger.locator('[data-receipt="delivered"]')).toHaveCount(1);
  await closes(stage);
  await stranger.close();

  const office = await stage.open({ viewport: { width: 1_440, height: 900 } });
  const table = await office.tab("/desk");
  await desk.signIn(table, signIn);
  await expect
    .poll(
      async () => {
        const { body } = await (await stage.world.staff("counsellor")).call("/api/desk/start/see", {
          consultation: (
            await stage.world.storage.db
              .selectFrom("consultation")
              .select("id")
              .where("number", "=", 1_002)
              .execute()
          )[0]?.id as never,
        });
        return body.fault;
      },
      { timeout: 60_000 },
    )
    .toBe("consultee-unreachable");
  await opensStart(table, 1_002);
  await expect(box(table).getByRole("alert")).toContainText("知らせる方法がなく");
  found.push(...(await inspect(table, "start-1-unreachable", demands)));
  await box(table).getByRole("button", { name: "やめる" }).click();

  await opensStart(table, 1_001);
  await expect(box(table)).toContainText("おぼえている端末があります");
  found.push(...(await inspect(table, "start-2-briefing", demands)));
  // [TX-4] What is being written outlives the page.
  await readsOn(table);
  await box(table).getByRole("textbox", { name: "はじめのメッセージ" }).fill("その後、");
  await box(table).getByRole("textbox", { name: "始める理由" }).fill("約束");
  const drafts = () =>
    stage.world.storage.db.selectFrom("draft").select("kind").where("kind", "=", "start").execute();
  await expect.poll(async () => (await drafts()).length).toBe(1);
  await table.reload();
  await opensStart(table, 1_001);
  await readsOn(table);
  await expect(box(table).getByRole("textbox", { name: "はじめのメッセージ" })).toHaveValue("その後、");
  await expect(box(table).getByRole("textbox", { name: "始める理由" })).toHaveValue("約束");
  await table.keyboard.press("Escape");
  await opensStart(table, 1_001);
  await starts(table, "その後、どうしていますか");
  await expectTexts(table, ["その後、どうしていますか"]);
  await expect.poll(async () => (await drafts()).length).toBe(0);
  await expect(table.locator(".start-reach")).toContainText("まだ読んでいません");
  await table.locator(".start-reach summary").click();
  found.push(...(await inspect(table, "start-3-begun", demands)));

  const back = await childs.tab("/");
  await expectTexts(back, ["その後、どうしていますか"]);
  await expect(back.locator(".news")).toBeVisible();
  found.push(...(await inspect(back, "start-4-child", { target: 44, widths: [320, 1_080] })));
  await expect(table.locator(".start-reach")).toContainText("読みました");
  await child.writes(back, "げんきに なりました");
  await expectTexts(table, ["その後、どうしていますか", "げんきに なりました"]);
  await expect(back.locator(".news")).toHaveCount(0);
  expect(await back.locator("body").innerText()).not.toContain("約束していた");
  expect(found).toEqual([]);
  expect(office.complaints).toEqual([]);
  expect(childs.complaints).toEqual([]);
}, 240_000);

test("[S8.6] [LI-1] [CN-15] [NC-5] by LINE: the telephone says that there is something, and nothing of what; the desk says that it was taken", async (context) => {
  const simulator = await openLineSimulator(0);
  context.onTestFinished(() => simulator[Symbol.asyncDispose]());
  const { line, origin } = simulator;
  const stage = await openStage(context, { lineHosts: { api: origin, data: origin, signIn: origin } });
  const { tools } = stage.world.app;
  const system = { kind: "system" } as const;
  await setLineKeySettings(tools, system, line.channel);
  await switchLineSetting(tools, system, { open: true, dangerWords: false });
  line.webhook = { endpoint: stage.world.origin + webhookPath, active: true };
  const telephone = await stage.open({ viewport: phone });
  const app = await telephone.context.newPage();
  await app.goto(`${origin.origin}/phone/mihon-a`);
  await app.getByRole("button", { name: "友だちに追加する" }).click();
  const talk = app.frameLocator("iframe");
  const opening = telephone.context.waitForEvent("page");
  await talk.getByRole("link", { name: "ページをひらく" }).first().click();
  const page = await opening;
  const came = page
    .waitForResponse((answer) => answer.url().endsWith("/api/line/come-in"))
    .then(() => page.waitForEvent("load"));
  await page.getByRole("button", { name: "mihon-a の LINE で許可する" }).click();
  await came;
  await child.writes(page, "LINEから きました");
  await expect(page.locator('[data-receipt="delivered"]')).toHaveCount(1);
  await closes(stage);
  await page.close();

  const signIn = await stage.enrol("soudan1", "相談員 みほん一郎", "counsellor");
  const table = await (await stage.open({ viewport: { width: 1_440, height: 900 } })).tab("/desk");
  await desk.signIn(table, signIn);
  await opensStart(table, 1_001);
  await starts(table, "ひみつの つづき");
  await expect(talk.getByText("通知：お知らせがあります")).toBeVisible({ timeout: 90_000 });
  await table.locator(".start-reach summary").click();
  await expect(table.locator(".telling-sent")).toContainText("お知らせを届けました", { timeout: 60_000 });
  const words = line.received.map((bytes) => bytes.toString()).join("\n");
  expect(words).not.toMatch(/ひみつの|LINEから/);
}, 240_000);
