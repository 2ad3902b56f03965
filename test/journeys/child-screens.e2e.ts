import { join } from "node:path";
import type { Page } from "@playwright/test";
import { test } from "vitest";
import { root } from "../source.ts";
import { takeUp } from "../take-up.ts";
import { inspect, picture } from "./inspect.ts";
import { child, expect, expectTexts, wordsOf } from "./screens.ts";
import { openStage } from "./stage.ts";

const phone = { width: 375, height: 667 };
const demands = { target: 44, widths: [320, 1_080] };

test("A18: every state of the child's page is clean by axe, light and dark, from 320 px to a tablet, with targets of 44 px", async (context) => {
  const stage = await openStage(context);
  const held = await stage.world.staff("counsellor");
  const childs = await stage.open({ viewport: phone, deviceScaleFactor: 2 });
  const page = await childs.tab("/");
  const found: string[] = [];
  const look = async (name: string): Promise<void> => {
    found.push(...(await inspect(page, `child-${name}`, demands)));
  };

  await expect(child.box(page)).toBeVisible();
  await look("1-entrance");
  await page.getByRole("button", { name: "おくる", exact: true }).click();
  await expect(page.getByRole("alert")).not.toBeEmpty();
  await look("2-nothing-written");
  for (const question of await page.locator("summary").all()) await question.click();
  await look("3-questions");
  await child.box(page).fill("あ".repeat(4_010));
  await page.getByRole("button", { name: "おくる", exact: true }).click();
  await expect.poll(() => wordsOf(page.getByRole("alert"))).toMatch(/10文字こえています/);
  await look("4-too-long");
  await page.getByRole("button", { name: "いそぐときは" }).click();
  await expect(page.locator("#help")).toBeVisible();
  await look("5-help");
  await page.locator("#help button").click();

  const said = ["あの、はなしてもいいですか"];
  await child.writes(page, said[0] ?? "");
  await expect(page.locator('[data-receipt="delivered"]')).toHaveCount(1);
  await look("6-waiting");

  const { consultation, epoch, claimVersion } = await claim(stage, held);
  const reply = (text: string) =>
    held.call("/api/desk/reply", {
      epoch,
      consultation,
      claimVersion,
      text,
      key: crypto.randomUUID() as never,
    });
  await expect.poll(() => wordsOf(child.status(page))).toMatch(/^相談員がつきました/);
  await look("7-claimed");
  const answers = [
    "はい、もちろんです。来てくれてありがとう。ゆっくりでいいので、話せることから聞かせてください。",
    `${"あ".repeat(400)} https://example.jp/${"a".repeat(120)}`,
  ];
  await reply(answers[0] ?? "");
  await held.call("/api/desk/read", { epoch, consultation, upTo: 1 });
  await expect(page.locator('[data-receipt="read"]')).toHaveCount(1);
  await child.writes(page, "グループの子たちに、さいきん\n話しかけても返事をしてもらえなくて");
  await expect(page.locator('[data-receipt="delivered"]')).toHaveCount(1);
  await look("8-talking");
  await page.setViewportSize({ width: 375, height: 760 });
  await picture(page, "consultee", join(root, "docs/screens"));
  await page.setViewportSize(phone);
  await reply(answers[1] ?? "");
  await expect(page.locator(".message:not(.own)")).toHaveCount(2);
  await look("9-long-message");

  await childs.offline(async () => {
    await child.writes(page, "これは おくれるかな");
    await expect(page.locator(".offline")).not.toBeEmpty();
    await look("10-offline");
    await held.call("/api/desk/close", { epoch, consultation });
  });
  await expect(page.locator('[data-receipt="failed"]')).toHaveCount(1);
  await expect.poll(() => wordsOf(child.status(page))).toMatch(/^この相談は、ここで終わり/);
  await look("11-closed-and-not-sent");
  await expectTexts(page, [
    said[0] ?? "",
    answers[0] ?? "",
    "グループの子たちに、さいきん\n話しかけても返事をしてもらえなくて",
    answers[1] ?? "",
    "これは おくれるかな",
  ]);

  await page.setViewportSize({ width: 1_080, height: 810 });
  await look("12-tablet");
  // What 1280 × 1024 is at 400 %.
  await page.setViewportSize({ width: 320, height: 256 });
  await look("13-zoomed");
  await expectReachable(page);
  expect(found).toEqual([]);
  // How the browser reports the refusal of what was sent too late.
  expect(childs.complaints).toEqual([expect.stringMatching(/409 .*\/api\/send/)]);
});

/** At the highest zoom everything can still be brought into sight. */
async function expectReachable(page: Page): Promise<void> {
  for (const place of ["header h1", ".message >> nth=0", "#box", "footer button.main"]) {
    await page.locator(place).scrollIntoViewIfNeeded();
    await expect(page.locator(place)).toBeInViewport();
  }
}

async function claim(
  { world }: Awaited<ReturnType<typeof openStage>>,
  held: Awaited<ReturnType<typeof world.staff>>,
) {
  const { body } = await held.call("/api/desk/sync", {
    epoch: null,
    skin: "now",
    watch: [],
    desk: { after: null },
  });
  const hello = body.frames.find((frame) => frame.t === "hello");
  const list = body.frames.find((frame) => frame.t === "desk");
  const [summary] = list?.changes ?? [];
  if (!hello || !summary) throw new Error("Nobody waits.");
  const { epoch } = hello;
  const consultation = summary.id;
  const claimed = await takeUp(held, { epoch, consultation });
  return { epoch, consultation, claimVersion: claimed.body.claimVersion };
}
