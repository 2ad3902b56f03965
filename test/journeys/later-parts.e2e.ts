import { test } from "vitest";
import { inspect } from "./inspect.ts";
import { child, desk, expect } from "./screens.ts";
import { openStage } from "./stage.ts";

test("[S8.11] what is fetched after the desk was drawn, and could not be: it is said, and the next try asks the network again", async (context) => {
  const stage = await openStage(context);
  const signIn = await stage.enrol("soudan1", "相談員 みほん一郎", "counsellor");
  const phone = await stage.open({ viewport: { width: 375, height: 667 } });
  await child.writes(await phone.tab("/"), "きいてください");

  const office = await stage.open({ viewport: { width: 1_440, height: 900 } });
  let broken = true;
  await office.context.route(/\/desk\/a\/parts-[^/]*\.js/, (route) =>
    broken ? route.abort() : route.fallback(),
  );
  const page = await office.tab("/desk");
  await desk.signIn(page, signIn);
  await desk.row(page, 1_001).click();
  await desk.claims(page);
  await desk.reply(page).fill("書きかけの返信");
  await page.keyboard.press("Alt+h");
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByRole("heading")).toHaveText("この部分を読み込めませんでした");
  await expect(dialog.getByRole("alert")).toContainText("書きかけのものは残っています。");
  const found = await inspect(page, "later-parts-1-failed", { target: 24, widths: [1_024, 320] });

  await page.keyboard.press("Escape");
  await expect(dialog).toHaveCount(0);
  await expect(desk.reply(page)).toBeFocused();
  await page.keyboard.press("Alt+h");
  await expect(dialog.getByRole("heading")).toHaveText("この部分を読み込めませんでした");
  broken = false;
  await dialog.getByRole("button", { name: "もう一度読み込む" }).click();
  await expect(dialog).toContainText("相談 #1001 を引き継ぎますか");
  await page.keyboard.press("Escape");
  await expect(desk.reply(page)).toHaveValue("書きかけの返信");
  expect(found).toEqual([]);
});
