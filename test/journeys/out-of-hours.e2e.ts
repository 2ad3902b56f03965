import { test } from "vitest";
import { firstSettings } from "../../domain/first-settings.ts";
import { inspect } from "./inspect.ts";
import { child, desk, expect, wordsOf } from "./screens.ts";
import { openStage } from "./stage.ts";

const at = (time: string): number => Date.parse(`2026-11-${time}+09:00`);
const phone = { width: 375, height: 667 };
const demands = { target: 44, widths: [320, 1_080] };

test("[S8.5] [S4.1] [RC-4] at night: when a person answers and who answers now; in the morning it comes first, and is answered", async (context) => {
  let [begins, asOf] = [at("20T22:00"), performance.now()];
  const stage = await openStage(context, {
    reception: firstSettings,
    now: () => new Date(begins + performance.now() - asOf),
  });
  const counsellor = await stage.enrol("soudan1", "相談員 みほん一郎", "counsellor");
  const found: string[] = [];

  const childs = await stage.open({ viewport: phone });
  const page = await childs.tab("/");
  await expect
    .poll(() => wordsOf(page.locator(".reception")))
    .toMatch(/いまは時間外です。書いたことは届きます。.*相談員の返事は、11月24日\(火\) 8:45からです。/);
  found.push(...(await inspect(page, "night-1-entrance", demands)));
  await child.writes(page, "よるに ねむれません");
  const reply = page.locator(".automatic");
  await expect
    .poll(() => wordsOf(reply.locator("> p")))
    .toContain("相談員は、11月24日(火) 8:45からお返事します。");
  // Who answers at this very minute, and nobody else.
  await expect(reply.locator("a")).toHaveText(["0120-0-78310", "189"]);
  await expect(page.locator('[data-receipt="delivered"]')).toHaveCount(1);
  await child.writes(page, "まだ おきています");
  await expect(page.locator('[data-receipt="delivered"]')).toHaveCount(2);
  await expect(reply).toHaveCount(1);
  found.push(...(await inspect(page, "night-2-waiting", demands)));

  // Tuesday, as the reception opens.
  [begins, asOf] = [at("24T08:46"), performance.now()];
  const others = await stage.open({ viewport: phone });
  const other = await others.tab("/");
  await expect
    .poll(() => wordsOf(other.locator(".reception")))
    .toMatch(/いま、受けつけています。.*待っている人：1人/);
  await child.writes(other, "おはようございます");
  await expect.poll(() => wordsOf(other.locator(".automatic"))).toMatch(/^届きました/);

  const counsellors = await stage.open({ viewport: { width: 1_440, height: 900 } });
  const work = await counsellors.tab("/desk");
  await desk.signIn(work, counsellor);
  await expect(desk.section(work, "待っている").getByRole("button")).toHaveText([/#1001/, /#1002/]);
  await desk.row(work, 1_001).click();
  await expect(work.locator(".log-automatic")).toContainText("自動返信（受付時間外）");
  await expect(work.locator(".log-automatic")).toContainText("相談員は、今日 8:45から順番にお返事します。");
  await desk.claims(work);
  await desk.answers(work, "おはようございます。よく書いてくれましたね。");
  await expect(page.locator(".message:not(.own) .bubble")).toHaveText([
    "おはようございます。よく書いてくれましたね。",
  ]);
  found.push(...(await inspect(work, "night-3-morning-desk", { target: 32, widths: [1_024, 320] })));
  expect(found).toEqual([]);
  for (const { complaints } of [childs, others, counsellors]) expect(complaints).toEqual([]);
});
