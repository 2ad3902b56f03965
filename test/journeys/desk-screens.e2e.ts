import { randomUUID } from "node:crypto";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { test } from "vitest";
import type { ConsultationId, IdempotencyKey } from "../../domain/ids.ts";
import { claimConsultation } from "../../server/consultation/claim.ts";
import { openConsultation } from "../../server/consultation/open.ts";
import { strangerToken } from "../../server/consultee/stranger.ts";
import { inventCity } from "../../server/practice/invent.ts";
import { root } from "../source.ts";
import { inspect, picture } from "./inspect.ts";
import { desk, expect, expectTexts } from "./screens.ts";
import { openStage, type Stage } from "./stage.ts";

const demands = { target: 32, widths: [1_024, 320] };
const wide = { viewport: { width: 1_440, height: 900 } };

test("A18: every state of the desk is clean by axe, light and dark, from 320 px up, with targets of 32 px", async (context) => {
  const stage = await openStage(context);
  const signIn = await stage.enrol("soudan1", "相談員 みほん一郎", "counsellor");
  const office = await stage.open(wide);
  const table = await office.tab("/desk");
  const found: string[] = [];
  const look = async (name: string): Promise<void> => {
    found.push(...(await inspect(table, `desk-${name}`, demands)));
  };

  await expect(table.getByRole("heading", { name: "職員サインイン" })).toBeVisible();
  await look("1-sign-in");
  await table.getByRole("textbox", { name: "サインイン名" }).fill("dareka");
  await table.getByRole("textbox", { name: "パスワード", exact: true }).fill("chigau");
  await table.getByRole("button", { name: "サインインする" }).click();
  await expect(table.getByRole("alert")).not.toBeEmpty();
  await look("2-sign-in-failed");
  await desk.signIn(table, signIn);
  await look("3-nobody");

  const [own] = await Promise.all([
    somebody(stage, "あの、はなしてもいいですか"),
    somebody(stage, "相談したいことがあります"),
  ]);
  await expect(desk.section(table, "待っている").getByRole("button")).toHaveCount(2);
  await open(table, own);
  await look("4-to-claim");
  await desk.claims(table);
  await look("5-claimed");
  await desk.answers(
    table,
    "はい、もちろんです。来てくれてありがとう。ゆっくりでいいので、話せることから聞かせてください。",
  );
  await expect(table.locator('[data-receipt="delivered"]')).toHaveCount(1);
  await desk.reply(table).fill("いま、まわりに");
  await look("6-talking");
  await desk.answers(table, `${"長い文です。".repeat(80)}\nhttps://example.jp/${"a".repeat(160)}`);
  await expect(table.locator('[data-receipt="delivered"]')).toHaveCount(2);
  await look("7-long-message");
  await desk.reply(table).fill("あ".repeat(4_010));
  await look("8-too-long");
  await desk.reply(table).fill("書きかけ");
  await table.getByRole("button", { name: "終了する" }).click();
  await expect(table.getByRole("dialog")).toBeVisible();
  await look("9-about-to-close");
  await table.getByRole("dialog").getByRole("button", { name: "終了する" }).click();
  await expect(desk.section(table, "終了").getByRole("button")).toHaveCount(1);
  await look("10-closed");

  const longName = `相談員 ${"みほん".repeat(20)}`;
  const other = await stage.enrol("soudan2", longName, "counsellor");
  const theirs = await somebody(stage, "もう一人です");
  const colleague = await stage.open(wide);
  const elsewhere = await colleague.tab("/desk");
  await desk.signIn(elsewhere, other);
  await open(elsewhere, theirs);
  await desk.claims(elsewhere);
  await open(table, theirs);
  await expect(table.locator(".bar")).toContainText("みほん");
  await look("11-somebody-elses");
  await office.offline(async () => {
    await expect(table.locator(".connection.mending")).toBeVisible();
    await look("12-no-network");
  });
  expect(found).toEqual([]);
  // How the browser reports the wrong password.
  expect(office.complaints).toEqual([expect.stringMatching(/401 .*\/api\/staff\/sign-in/)]);
  expect(colleague.complaints).toEqual([]);
});

test("whoever goes to the password before the page settles keeps the focus there: no secret lands in the open field", async (context) => {
  const stage = await openStage(context);
  const office = await stage.open(wide);
  await office.context.addInitScript(() => {
    // As soon as it is drawn, like a password manager or a hand that is quick.
    new MutationObserver((_, watch) => {
      const field = document.querySelector<HTMLInputElement>('input[type="password"]');
      if (!field) return;
      watch.disconnect();
      field.focus();
    }).observe(document, { childList: true, subtree: true });
  });
  const page = await office.tab("/desk");
  const password = page.getByRole("textbox", { name: "パスワード", exact: true });
  await expect(password).toBeFocused();
  // Two frames on, everything that a first picture sets off has run.
  await page.evaluate(
    () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done)))),
  );
  await expect(password).toBeFocused();
});

test("a thousand consultations in the list: all there, in their order, quick to the keyboard, and clean by axe", async (context) => {
  const stage = await openStage(context);
  const { tools } = stage.world.app;
  const signIn = await stage.enrol("soudan1", "相談員 みほん一郎", "counsellor");
  const busy = await stage.world.staff("counsellor");
  for (let group = 0; group < 20; group++) {
    const opened = await Promise.all(Array.from({ length: 50 }, () => somebody(stage, "ひとこと")));
    if (group >= 15) await Promise.all(opened.map(({ id }) => claimConsultation(tools, busy.staff, id)));
  }
  const office = await stage.open(wide);
  const table = await office.tab("/desk");
  await desk.signIn(table, signIn);
  const waiting = desk.section(table, "待っている").getByRole("button");
  await expect(waiting).toHaveCount(750);
  await expect(desk.section(table, "ほかの人が対応中").getByRole("button")).toHaveCount(250);
  await expect(table).toHaveTitle("(750) よりそい");
  const since = await waiting
    .locator("time")
    .evaluateAll((times: HTMLTimeElement[]) => times.map(({ dateTime }) => dateTime));
  expect(since).toEqual(since.toSorted());
  expect(new Set(await table.locator(".row-number").allTextContents()).size).toBe(1_000);

  await waiting.first().focus();
  for (let step = 0; step < 20; step++) await table.keyboard.press("ArrowDown");
  await expect(waiting.nth(20)).toBeFocused();
  await table.keyboard.press("Enter");
  await expectTexts(table, ["ひとこと"]);
  // One more: it comes in at its place, and what was being read stays where it is.
  const before = await waiting.nth(20).boundingBox();
  await somebody(stage, "もう一人");
  await expect(waiting).toHaveCount(751);
  expect(await waiting.nth(20).boundingBox()).toEqual(before);
  expect(await inspect(table, "desk-13-thousand", { target: 32, widths: [] })).toEqual([]);
  expect(office.complaints).toEqual([]);
});

test("the invented city that an empty folder opens with: somebody waits, and a talk goes on", async (context) => {
  const stage = await openStage(context);
  const [signIn] = await inventCity(stage.world.app.tools);
  if (!signIn) throw new Error("Nobody was invented.");
  const office = await stage.open({ viewport: { width: 1_280, height: 720 } });
  const table = await office.tab("/desk");
  await desk.signIn(table, signIn);
  await expect(desk.section(table, "待っている").getByRole("button")).toHaveCount(1);
  await desk.section(table, "自分が対応中").getByRole("button").click();
  await expect(table.locator(".log .bubble")).toHaveCount(3);
  await expect(table.locator('[data-receipt="read"]')).toHaveCount(1);
  await desk.reply(table).fill("そうだったんですね。話してくれて、ありがとう。");
  await picture(table, "desk", join(root, "docs/screens"));
  expect(office.complaints).toEqual([]);
});

type Opened = { readonly id: ConsultationId; readonly number: number };

async function somebody({ world }: Stage, text: string): Promise<Opened> {
  const { tools } = world.app;
  const { consultee, token } = strangerToken(tools);
  const key = randomUUID() as IdempotencyKey;
  const { consultation: id } = await openConsultation(tools, consultee, token, { text, key });
  const { number } = await tools.db
    .selectFrom("consultation")
    .select("number")
    .where("id", "=", id)
    .executeTakeFirstOrThrow();
  return { id, number };
}

async function open(table: Page, { number }: Opened): Promise<void> {
  await desk.row(table, number).click();
  await expect(table.getByRole("heading", { name: `相談 #${number}` })).toBeVisible();
}
