import { test } from "vitest";
import { takeUp } from "../take-up.ts";
import { type Caller, newIdempotencyKey } from "../world.ts";
import { inspect } from "./inspect.ts";
import { desk, expect, expectTexts, tabTo } from "./screens.ts";
import { openStage, type Stage } from "./stage.ts";

const wide = { viewport: { width: 1_440, height: 900 } };
const demands = { target: 32, widths: [1_920, 1_280, 1_024, 320] };
const long = `${"学校のことを、長い時間をかけて話してくれた。".repeat(60)}\nhttps://example.jp/${"a".repeat(120)}`;

const record = {
  ...{ concern: "話しかけても返事をしてもらえない", response: "気持ちを聞いた", assessment: long },
  ...{ handOver: "月曜の放課後にまた来るかもしれない", promises: "学校にはまだ言わないと約束した" },
  risk: "high" as const,
};

async function opens(child: Caller, { world }: Stage, text: string) {
  const epoch = world.app.tools.epoch();
  const opened = await child.call("/api/open", { epoch, key: newIdempotencyKey(), text });
  return { epoch, consultation: opened.body.consultation };
}

/** Earlier consultations of this child, each closed with its record. */
async function past(stage: Stage, child: Caller, count: number): Promise<void> {
  const colleague = await stage.world.staff("counsellor");
  for (let n = 0; n < count; n++) {
    const one = await opens(child, stage, `まえの はなし ${n}`);
    await takeUp(colleague, one);
    await colleague.call("/api/desk/record", { ...one, key: newIdempotencyKey(), version: 0, record });
    await colleague.call("/api/desk/close", one);
  }
}

test("[S8.8] [BR-1] [BR-2] A18: by keyboard alone from 対応を始める through the briefing to the reply, past what becomes known meanwhile, to the record", async (context) => {
  const stage = await openStage(context);
  const signIn = await stage.enrol("soudan1", "相談員 みほん一郎", "counsellor");
  const child = await stage.world.consultee();
  await past(stage, child, 3);
  await opens(child, stage, "また きました");
  const office = await stage.open(wide);
  const table = await office.tab("/desk");
  const { keyboard } = table;
  await desk.signIn(table, signIn);
  await desk.row(table, 1_004).click();
  await tabTo(table, table.getByRole("button", { name: "対応を始める" }));
  await keyboard.press("Enter");

  // The composer waits, and so does the button, until the end has been on the screen.
  const briefing = table.getByRole("region", { name: "履歴の確認" });
  await expect(briefing).toBeFocused();
  await expect(briefing).toContainText("学校にはまだ言わないと約束した");
  await expect(desk.reply(table)).toHaveCount(0);
  const confirm = table.getByRole("button", { name: "確認しました。返信へ進む" });
  await expect(confirm).toHaveCount(0);
  const found = await inspect(table, "briefing-1-gate", demands);
  await briefing.focus();
  await keyboard.press("PageDown");
  await keyboard.press("Space");
  await expect(confirm).toHaveCount(0);
  await keyboard.press("End");
  await expect(confirm).toBeVisible();
  await keyboard.press("Enter");
  await expect(desk.reply(table)).toBeFocused();

  // Another consultation of the same child, while the reply is being written: it is not sent, and stays.
  await keyboard.type("よく来てくれました");
  await opens(child, stage, "もうひとつ あります");
  await expect(briefing).toContainText("新しい");
  found.push(...(await inspect(table, "briefing-2-moved", demands)));
  await keyboard.press("Control+Enter");
  await expect(table.locator(".bottom [role=alert]")).toContainText("まだ送っていません");
  await expect(desk.reply(table)).toHaveValue("よく来てくれました");
  await expectTexts(table, ["また きました"]);
  await tabTo(table, table.getByRole("button", { name: "履歴の確認へ" }), "Shift+Tab");
  await keyboard.press("Enter");
  await expect(briefing).toBeFocused();
  await keyboard.press("End");
  await expect(confirm).toBeVisible();
  await keyboard.press("Enter");
  await expect(desk.reply(table)).toBeFocused();
  await keyboard.press("Control+Enter");
  await expectTexts(table, ["また きました", "よく来てくれました"]);

  // The end leads to the record; half of it is there again after a reload.
  await desk.closes(table);
  const concern = table.getByRole("textbox", { name: "主訴" });
  await expect(concern).toBeFocused();
  await keyboard.type("友だちのこと");
  await expect(table.getByText("書きかけを残しました")).toBeVisible();
  found.push(...(await inspect(table, "briefing-3-record", demands)));
  await table.reload();
  await desk.row(table, 1_004).click();
  await table.getByRole("button", { name: "相談記録を書く" }).click();
  await expect(concern).toHaveValue("友だちのこと");
  await expect(concern).toBeFocused();
  await keyboard.press("Tab");
  await keyboard.type("話を聞いた");
  await keyboard.press("Control+Enter");
  const history = table.getByRole("region", { name: "相談者の履歴" });
  await expect(history).toContainText("話を聞いた");
  await expect(history).toContainText("相談員 みほん一郎");
  found.push(...(await inspect(table, "briefing-4-after", demands)));
  expect(found).toEqual([]);
  expect(office.complaints).toEqual([]);
}, 240_000);

test("[S8.8] [BR-1] a first-timer's briefing says so and takes one key; one of fifty consultations is whole and can be read", async (context) => {
  const stage = await openStage(context);
  const signIn = await stage.enrol("soudan1", "相談員 みほん一郎", "counsellor");
  const [first, often] = [await stage.world.consultee(), await stage.world.consultee()];
  await past(stage, often, 50);
  await opens(often, stage, "なんども");
  await opens(first, stage, "はじめて");
  const office = await stage.open(wide);
  const table = await office.tab("/desk");
  await desk.signIn(table, signIn);
  await desk.row(table, 1_052).click();
  await table.getByRole("button", { name: "対応を始める" }).click();
  const briefing = table.getByRole("region", { name: "履歴の確認" });
  await expect(briefing).toContainText("はじめての相談者です");
  const found = await inspect(table, "briefing-5-empty", demands);
  await briefing.focus();
  await table.keyboard.press("Enter");
  await expect(desk.reply(table)).toBeFocused();

  await desk.row(table, 1_051).click();
  await table.getByRole("button", { name: "対応を始める" }).click();
  await expect(briefing.getByRole("article")).toHaveCount(50);
  found.push(...(await inspect(table, "briefing-6-fifty", demands)));
  await briefing.focus();
  await desk.readsBriefing(table);
  expect(found).toEqual([]);
  expect(office.complaints).toEqual([]);
}, 240_000);
