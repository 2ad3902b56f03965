import { test } from "vitest";
import { inspect } from "./inspect.ts";
import { child, desk, expect, expectTexts } from "./screens.ts";
import { openStage } from "./stage.ts";

const demands = { target: 32, widths: [320] };

test("[TX-4] [NT-1] [NT-2] a draft outlives reload, sign-out and machine; the supervisor's advice comes beside the talk, and nothing of it to the child", async (context) => {
  const stage = await openStage(context);
  const counsellor = await stage.enrol("soudan1", "相談員 みほん一郎", "counsellor");
  const supervisor = await stage.enrol("shunin", "主任 みほん三枝", "supervisor");
  const kid = await (await stage.open()).tab("/");
  await child.writes(kid, "きいてもらえますか");
  await expect(kid.locator('[data-receipt="delivered"]')).toHaveCount(1);

  const office = await stage.open({ viewport: { width: 1_280, height: 800 } });
  const table = await office.tab("/desk");
  await desk.signIn(table, counsellor);
  await desk.row(table, 1_001).click();
  await desk.claims(table);
  const kept = table.waitForResponse((answer) => answer.url().endsWith("/api/desk/draft") && answer.ok());
  await desk.reply(table).fill("書きかけの返信");
  await kept;
  await table.reload();
  await expect(desk.reply(table)).toHaveValue("書きかけの返信");

  await desk.reply(table).focus();
  await table.keyboard.press("Alt+m");
  const note = table.getByRole("textbox", { name: "メモを書く" });
  await expect(note).toBeFocused();
  await table.getByRole("radio", { name: "主任と相談" }).check();
  await note.fill("どう答えるとよいでしょうか");
  await note.press("Control+Enter");
  await expect(table.locator(".note-text")).toHaveText(["どう答えるとよいでしょうか"]);

  const other = await stage.open({ viewport: { width: 1_280, height: 800 } });
  const theirs = await other.tab("/desk");
  await desk.signIn(theirs, supervisor);
  await expect(desk.row(theirs, 1_001)).toContainText("主任と相談");
  await desk.row(theirs, 1_001).click();
  await expect(theirs.locator(".note-text")).toHaveText(["どう答えるとよいでしょうか"]);
  await theirs.getByRole("button", { name: "メモ", exact: true }).click();
  await theirs.getByRole("radio", { name: "主任と相談" }).check();
  await theirs.getByRole("textbox", { name: "メモを書く" }).fill("まず、来てくれたことにお礼を");
  await theirs.getByRole("button", { name: "メモを残す" }).click();
  await expect(table.locator(".note-text")).toHaveText([
    "どう答えるとよいでしょうか",
    "まず、来てくれたことにお礼を",
  ]);
  expect(await inspect(table, "notes-1-side-talk", demands)).toEqual([]);

  // Nobody is asked about a draft that is kept: another machine has it.
  await table.getByRole("button", { name: "サインアウト" }).click();
  await expect(table.getByRole("textbox", { name: "サインイン名" })).toBeVisible();
  const elsewhere = await (await stage.open()).tab("/desk");
  await desk.signIn(elsewhere, counsellor);
  await desk.row(elsewhere, 1_001).click();
  await expect(desk.reply(elsewhere)).toHaveValue("書きかけの返信");
  await desk.answers(elsewhere, "来てくれてありがとう");
  await expectTexts(kid, ["きいてもらえますか", "来てくれてありがとう"]);
  expect(await kid.locator("body").innerText()).not.toMatch(/どう答える|お礼を/);
  expect(office.complaints).toEqual([]);
});
