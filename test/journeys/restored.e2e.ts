import { sql } from "kysely";
import { test } from "vitest";
import type { World } from "../world.ts";
import { inspect } from "./inspect.ts";
import { child, desk, expect, expectTexts, receiptsOn, wordsOf } from "./screens.ts";
import { openStage } from "./stage.ts";

const phone = { viewport: { width: 375, height: 667 } };
const wide = { viewport: { width: 1_440, height: 900 } };
const demands = { target: 32, widths: [1_080, 320] };

test("[S8.9] [DL-5] [SE-1] what does not open keeps its place on both pages, and what a restore took comes back by hand", async (context) => {
  const stage = await openStage(context);
  const signIn = await stage.enrol("soudan1", "相談員 みほん一郎", "counsellor");
  const page = await (await stage.open(phone)).tab("/");
  const table = await (await stage.open(wide)).tab("/desk");
  const found: string[] = [];

  await child.writes(page, "はじめのことば");
  await desk.signIn(table, signIn);
  await desk.section(table, "待っている").getByRole("button").click();
  await desk.claims(table);
  await desk.answers(table, "はじめの返事");
  await expect(page.locator(".message:not(.own)")).toHaveCount(1);
  await child.writes(page, "つぎのことば");
  await expect(table.locator(".message:not(.own)")).toHaveCount(2);

  await damage(stage.world, 2);
  await Promise.all([page.reload(), table.reload()]);
  await expectTexts(page, ["つぎのことば"]);
  await expect.poll(() => wordsOf(page.locator(".log"))).toMatch(/相談員のことばが、いま出せません/);
  found.push(...(await inspect(page, "child-unreadable", { ...demands, target: 44 })));
  await desk.section(table, "自分が対応中").getByRole("button").click();
  await expectTexts(table, ["つぎのことば"]);
  await expect(table.getByText("相談者のメッセージを表示できません")).toBeVisible();
  await desk.answers(table, "復元で失われる返事。\n二行目もあります。");
  await expect(receiptsOn(table)).toHaveCount(1);
  await desk.reply(table).fill("書きかけの返事");
  found.push(...(await inspect(table, "desk-unreadable", demands)));

  await restoreWithoutTalks(stage.world);
  const strays = table.getByRole("region", { name: "相談がなくなった返信" });
  await expect(strays.getByRole("listitem")).toHaveCount(2);
  found.push(...(await inspect(table, "desk-strays", demands)));
  // Its own page brings the child's words back, into a new consultation.
  await desk.section(table, "待っている").getByRole("button").click();
  await expect(table.locator(".message:not(.own)")).toHaveText([/つぎのことば/]);
  await expect(strays.getByRole("button")).toHaveCount(0);
  await desk.claims(table);
  await strays.getByRole("button").first().click();
  await expect(desk.reply(table)).toHaveValue("復元で失われる返事。\n二行目もあります。");
  found.push(...(await inspect(table, "desk-stray-brought", demands)));
  await table.getByRole("button", { name: "送信する" }).click();
  await expectTexts(page, ["つぎのことば", "復元で失われる返事。\n二行目もあります。"]);
  await strays.getByRole("button").click();
  await expect(strays).toHaveCount(0);
  await expect(desk.reply(table)).toHaveValue("書きかけの返事");
  expect(found).toEqual([]);
}, 240_000);

/** The first messages of the talk, changed behind the service's back. */
async function damage({ storage }: World, many: number): Promise<void> {
  await sql`update entry set sealed = ${Buffer.alloc(60, 1)} where (consultation_id, seq) in (
    select consultation_id, seq from entry where kind = 'message' order by seq limit ${many})`.execute(
    storage.db,
  );
}

/** To a day before any of them was opened. */
async function restoreWithoutTalks({ storage }: World): Promise<void> {
  await storage.db.transaction().execute(async (tx) => {
    // And with them whatever staff have written about them.
    await sql`truncate entry, data_key, consultation cascade`.execute(tx);
    await sql`update installation set epoch = gen_random_uuid()`.execute(tx);
  });
}
