import { test } from "vitest";
import { inspect } from "./inspect.ts";
import { child, desk, expect, wordsOf } from "./screens.ts";
import { openStage } from "./stage.ts";

const onDesk = { target: 24, widths: [1_024, 320] };
const onPhone = { target: 44, widths: [320] };

test("[S11.1] [BR-5] [BR-6] asked in the talk, answered はい, passed on: the child's page says what is true all along", async (context) => {
  const stage = await openStage(context);
  const signIn = await stage.enrol("soudan1", "相談員 みほん一郎", "counsellor");
  const office = await stage.open({ viewport: { width: 1_440, height: 900 } });
  const page = await office.tab("/desk");
  await desk.signIn(page, signIn);
  const phone = await stage.open({ viewport: { width: 375, height: 667 } });
  const own = await phone.tab("/");
  await child.writes(own, "クラスでこわいことがあります");
  await desk.section(page, "待っている").getByRole("button").click();
  await desk.claims(page);
  const told = own.locator(".told");
  const saidOn = () => wordsOf(told);
  await expect.poll(saidOn).toBe("学校やほかのところには、まだ何も伝えていません。");
  const found = await inspect(own, "disclosure-1-nobody", onPhone);

  await page.getByRole("button", { name: "学校などへの伝達" }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog).toContainText("まだどこにも伝えていません。");
  await dialog.getByRole("button", { name: "相談者にたずねる" }).click();
  await expect(dialog).toContainText("たずねています。まだ答えがありません。");
  found.push(...(await inspect(page, "disclosure-2-asked", onDesk)));
  const card = own.locator(".consent");
  await expect.poll(() => wordsOf(card.locator(".ask"))).toBe("この相談のことを、学校に伝えてもいいですか。");
  found.push(...(await inspect(own, "disclosure-3-question", onPhone)));
  await card.getByRole("button", { name: "いいえ" }).click();
  await expect(dialog).toContainText("「いいえ」と答えています。");
  await card.getByRole("button", { name: "はい" }).click();
  await expect(dialog).toContainText("「はい」と答えています。");
  await expect(card.getByRole("button", { name: "はい" })).toHaveAttribute("aria-pressed", "true");

  await dialog.getByLabel("相談者の同意がある").check();
  await dialog.getByLabel("相手（学校名、担当の人など）").fill("みほん小学校 みほん先生");
  await dialog.getByLabel("伝える内容").fill("教室でこわい思いをしているので、見守りをお願いした。");
  await dialog.getByRole("button", { name: "内容を確かめる" }).click();
  await expect(dialog).toContainText("取り消せません");
  found.push(...(await inspect(page, "disclosure-4-check", onDesk)));
  await dialog.getByRole("button", { name: "伝えたことを記録する" }).click();
  await expect(dialog.locator(".disclosure-one")).toContainText(
    "学校（みほん小学校 みほん先生）に伝えました",
  );
  found.push(...(await inspect(page, "disclosure-5-told", onDesk)));
  await expect.poll(saidOn).toMatch(/^学校に伝えました（.+）。$/);
  await expect(card).toHaveCount(0);
  found.push(...(await inspect(own, "disclosure-6-told", onPhone)));
  await dialog.getByRole("button", { name: "閉じる" }).click();
  await expect(page.locator(".log")).toContainText("学校に伝えました（本人の同意）");
  expect(found).toEqual([]);
  for (const { complaints } of [office, phone]) expect(complaints).toEqual([]);
});
