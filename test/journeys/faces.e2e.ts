import type { Page } from "@playwright/test";
import { test } from "vitest";
import { inspect } from "./inspect.ts";
import { child, desk, expect, expectTexts, wordsOf } from "./screens.ts";
import { openStage } from "./stage.ts";

const phone = { width: 375, height: 667 };
const demands = { target: 44, widths: [320, 1_080] };
const card = (page: Page) => page.locator(".faces");
const press = (page: Page, name: string) => page.getByRole("button", { name, exact: true }).click();

async function speaks(page: Page, wording: string): Promise<void> {
  await page.locator('[aria-controls="wordings"]').click();
  await press(page, wording);
  await expect(page.getByRole("button", { name: wording, exact: true })).toHaveAttribute(
    "aria-pressed",
    "true",
  );
  await page.locator('[aria-controls="wordings"]').click();
}

test("[S4.1] [CN-14] A18: a first-year pupil shows a face before and after, says a word with it, and the counsellor sees it", async (context) => {
  const stage = await openStage(context);
  const signIn = await stage.enrol("soudan1", "相談員 みほん一郎", "counsellor");
  const childs = await stage.open({ viewport: phone });
  const page = await childs.tab("/");
  await speaks(page, "ひらがな");
  await child.box(page).fill("きいて");
  await press(page, "おくる");
  await expect(card(page).locator("summary")).toHaveText("いまの きもちは、どれに ちかいかな？");
  // As a screen reader finds it: one group, five of one kind, each with its word.
  const group = card(page).getByRole("radiogroup", { name: "いまの きもちは、どれに ちかいかな？" });
  await expect(group.getByRole("radio")).toHaveCount(5);
  const found = await inspect(page, "faces-1-before", demands);
  expect(await wordsOf(card(page))).not.toMatch(/\p{Script=Han}/u);
  // By keyboard too: arrows choose, and nothing is told before the button.
  await group.getByRole("radio", { name: "とても つらい" }).focus();
  await page.keyboard.press("Space");
  await page.keyboard.press("ArrowDown");
  await expect(group.getByRole("radio", { name: "つらい", exact: true })).toBeChecked();
  await press(page, "これで つたえる");
  await expect(card(page).locator("summary")).toHaveText("おしえて くれて、ありがとう。");

  const office = await stage.open({ viewport: { width: 1_440, height: 900 } });
  const table = await office.tab("/desk");
  await desk.signIn(table, signIn);
  await desk.row(table, 1_001).click();
  await expect(table.getByText("気持ち：つらい", { exact: true })).toBeVisible();
  await desk.claims(table);
  await desk.answers(table, "きいています");
  await expectTexts(page, ["きいて", "きいています"]);
  // Before is over: nobody is asked in the middle of a talk.
  await expect(card(page)).toHaveCount(0);
  await desk.closes(table);
  await expect(card(page).locator("summary")).toHaveText("はなして みて、いまの きもちは どうかな？");
  await card(page).getByRole("radio", { name: "すこし らく" }).check();
  await card(page).getByRole("textbox").fill("ありがとう");
  found.push(...(await inspect(page, "faces-2-after", demands)));
  await press(page, "これで つたえる");
  await expect(card(page).locator("summary")).toHaveText("おしえて くれて、ありがとう。");
  await expect(table.getByText("気持ち：つらい→少し楽")).toBeVisible();
  await expect(table.locator(".log")).toContainText("終わったあとのひとこと：「ありがとう」");
  found.push(...(await inspect(table, "faces-3-desk", { target: 32, widths: [1_280] })));
  // It is known again, and the new talk is never in its shadow.
  await page.reload();
  await expect(card(page).getByRole("radio", { name: "すこし らく" })).toBeChecked();
  await press(page, "あたらしく そうだんする");
  await expect(card(page)).toHaveCount(0);
  expect(found).toEqual([]);
  expect(childs.complaints).toEqual([]);
  expect(office.complaints).toEqual([]);
});

test("[S4.1] [CN-14] A18: asked in every wording, folded away by a touch, and what was chosen on a bad line arrives", async (context) => {
  const stage = await openStage(context);
  const childs = await stage.open({ viewport: phone, colorScheme: "dark" });
  const page = await childs.tab("/");
  await child.writes(page, "きいて");
  const found: string[] = [];
  for (const [wording, asks] of [
    ["ふりがな", /いまの.*気持.*どれに/],
    ["漢字", /いまのお気持ちは、どれに近いですか/],
    ["English", /Which is closest to how you feel now/],
  ] as const) {
    await speaks(page, wording);
    await expect(card(page).locator("summary")).toHaveText(asks);
    found.push(...(await inspect(page, `faces-before-${wording}`, demands)));
  }
  await card(page).locator("summary").click();
  await expect(card(page).getByRole("radio").first()).toBeHidden();
  // Never in the way: one goes on writing.
  await child.box(page).fill("つづき");
  await press(page, "Send");
  await expectTexts(page, ["きいて", "つづき"]);
  await card(page).locator("summary").click();
  await childs.offline(async () => {
    await card(page).getByRole("radio", { name: "So-so" }).check();
    await press(page, "Tell the counsellor");
    await expect(card(page).getByRole("status")).not.toBeEmpty();
    found.push(...(await inspect(page, "faces-offline", demands)));
  });
  await expect(card(page).getByRole("status")).toBeEmpty();
  await expect(card(page).locator("summary")).toHaveText(/Thank you/);
  expect(found).toEqual([]);
  expect(childs.complaints).toEqual([]);
});
