import type { CDPSession, Page } from "@playwright/test";
import { test } from "vitest";
import { child, desk, expect, expectTexts, receiptsOn } from "./screens.ts";
import { openStage } from "./stage.ts";

const [reading, written] = ["そうだん", "相談"];
/** As the browser's own protocol counts modifiers. */
const control = 2;

test("A17: while the input method composes, Enter sends nothing, at the desk not even with Ctrl; afterwards the whole is sent once", async (context) => {
  const stage = await openStage(context);
  const signIn = await stage.enrol("soudan1", "相談員 みほん一郎", "counsellor");
  const childs = await stage.open();
  const office = await stage.open();

  const page = await childs.tab("/");
  const hands = await childs.context.newCDPSession(page);
  await child.box(page).focus();
  expect(await pressWhileComposing(page, hands, [0, control])).toEqual([true, true]);
  await hands.send("Input.insertText", { text: written });
  await expect(child.box(page)).toHaveValue(written);
  await expect(receiptsOn(page)).toHaveCount(0);
  // Nor does any other Enter on the child's page.
  for (const key of ["Enter", "Control+Enter", "Meta+Enter"]) await page.keyboard.press(key);
  await expect(receiptsOn(page)).toHaveCount(0);
  await child.writes(page, written);
  await expectTexts(page, [written]);

  const table = await office.tab("/desk");
  await desk.signIn(table, signIn);
  await desk.row(table, 1_001).click();
  await desk.claims(table);
  await desk.reply(table).focus();
  const keys = await office.context.newCDPSession(table);
  expect(await pressWhileComposing(table, keys, [0, control])).toEqual([true, true]);
  await keys.send("Input.insertText", { text: written });
  await expect(desk.reply(table)).toHaveValue(written);
  await expect(receiptsOn(table)).toHaveCount(0);
  // Plain Enter is a new line; the late 229 that some input methods send is no Enter.
  await table.keyboard.press("Enter");
  await desk.reply(table).dispatchEvent("keydown", { key: "Enter", keyCode: 229, ctrlKey: true });
  await expect(desk.reply(table)).toHaveValue(`${written}\n`);
  await table.keyboard.press("Control+Enter");
  await expectTexts(table, [written, `${written}\n`]);
  await expectTexts(page, [written, `${written}\n`]);
  expect([...childs.complaints, ...office.complaints]).toEqual([]);
});

/** Enter as an input method passes it on. Whether the page was told of each: else the test would prove nothing. */
async function pressWhileComposing(
  page: Page,
  hands: CDPSession,
  modifiers: readonly number[],
): Promise<boolean[]> {
  await page.evaluate(() => {
    const seen: boolean[] = [];
    Object.assign(window, { seen });
    const note = ({ key, keyCode, isComposing }: KeyboardEvent): void => {
      seen.push(key === "Enter" && keyCode === 229 && isComposing);
    };
    addEventListener("keydown", note, true);
  });
  await hands.send("Input.imeSetComposition", { text: reading ?? "", selectionStart: 4, selectionEnd: 4 });
  for (const modifier of modifiers) {
    const key = { key: "Enter", code: "Enter", windowsVirtualKeyCode: 229, modifiers: modifier };
    await hands.send("Input.dispatchKeyEvent", { type: "rawKeyDown", ...key });
    await hands.send("Input.dispatchKeyEvent", { type: "keyUp", ...key });
  }
  return page.evaluate(() => (window as unknown as { seen: boolean[] }).seen);
}
