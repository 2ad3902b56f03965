import type { BrowserContext, Page } from "@playwright/test";
import { test } from "vitest";
import { takeUp } from "../take-up.ts";
import { newIdempotencyKey } from "../world.ts";
import { inspect } from "./inspect.ts";
import { child, expect, expectTexts, receiptsOn } from "./screens.ts";
import { openStage } from "./stage.ts";

const phone = { width: 375, height: 667 };
const demands = { target: 44, widths: [320, 1_080] };

type Voice = { readonly lang: string; readonly localService: boolean; readonly default: boolean };
type Heard = { readonly said: [lang: string, text: string][]; silenced: number; end(): void };

/** A headless Chromium has no voice. In its place stands one that says into a list, and ends when it is told to. */
async function giveVoices(context: BrowserContext, voices: readonly Voice[]): Promise<void> {
  await context.addInitScript((given) => {
    let known: readonly unknown[] = [];
    let last: SpeechSynthesisUtterance | null = null;
    const heard: Heard = {
      said: [],
      silenced: 0,
      end: () => last?.onend?.(new Event("end") as SpeechSynthesisEvent),
    };
    class Utterance {
      readonly text: string;
      lang = "";
      constructor(text: string) {
        this.text = text;
      }
    }
    const synthesis = {
      onvoiceschanged: null as (() => void) | null,
      getVoices: () => known,
      speak(one: SpeechSynthesisUtterance) {
        last = one;
        heard.said.push([one.lang, one.text]);
      },
      cancel: () => void heard.silenced++,
    };
    Object.defineProperty(window, "speechSynthesis", { value: synthesis });
    Object.assign(window, { SpeechSynthesisUtterance: Utterance, heard });
    // Browsers know their voices a moment after the page began.
    setTimeout(() => {
      known = given;
      synthesis.onvoiceschanged?.();
    }, 300);
  }, voices);
}

type Listening = { readonly heard: Heard };
const said = (page: Page) => page.evaluate(() => (window as unknown as Listening).heard.said);
const button = (page: Page, name: string) => page.getByRole("button", { name, exact: true });

const own = { lang: "ja-JP", localService: true, default: true };
const ownEnglish = { lang: "en-US", localService: true, default: false };
const remote = { lang: "ja-JP", localService: false, default: true };

test("[S4.1] A18: (a voice put into Chromium, which has none here) entrance and answers are read aloud by the readings of their author, until とじる", async (context) => {
  const stage = await openStage(context);
  const childs = await stage.open({ viewport: phone });
  const weather = { contentType: "text/html; charset=utf-8", body: "<title>天気</title><p>晴れ</p>" };
  await childs.context.route("https://www.jma.go.jp/**", (route) => route.fulfill(weather));
  await giveVoices(childs.context, [own, ownEnglish]);
  const page = await childs.tab("/");
  await page.locator(".aloud-intro").getByRole("button").click();
  const [[lang, intro] = []] = await said(page);
  expect(lang).toBe("ja-JP");
  expect(intro).toMatch(/^いまのきもちを、きかせてください。\nなまえはかかなくてだいじょうぶです。\n/);
  expect(intro).not.toMatch(/\p{Script=Han}/u);
  await expect(page.locator(".aloud-intro .aloud")).toContainText("やめる");
  const found = await inspect(page, "aloud-1-entrance", demands);
  await page.evaluate(() => (window as unknown as Listening).heard.end());
  await expect(page.locator(".aloud-intro .aloud")).not.toContainText("やめる");

  await child.writes(page, "きいてほしい");
  await expect(receiptsOn(page)).toHaveAttribute("data-receipt", "delivered");
  const counsellor = await stage.world.staff("counsellor");
  const asked = { epoch: null, skin: "now" as const, watch: [], desk: { after: null } };
  const { body } = await counsellor.call("/api/desk/sync", asked);
  const [row] = body.frames.flatMap((frame) => (frame.t === "desk" ? frame.changes : []));
  if (!row) throw new Error("What was written stands in the desk's list.");
  const about = { epoch: stage.world.app.tools.epoch(), consultation: row.id };
  const { claimVersion } = (await takeUp(counsellor, about)).body;
  // [TX-2] What a person wrote is no markup for the ear either.
  const text = "{話|わ}してくれてありがとう";
  await counsellor.call("/api/desk/reply", { ...about, key: newIdempotencyKey(), text, claimVersion });
  await expectTexts(page, ["きいてほしい", text]);
  await page.locator(".message:not(.own) .aloud").click();
  expect((await said(page)).pop()).toEqual(["ja-JP", text]);
  await expect(page.locator(".message.own .aloud")).toHaveCount(0);
  found.push(...(await inspect(page, "aloud-2-talk", demands)));

  const silenced = await page.locator("button.leave").evaluate((leave: HTMLButtonElement) => {
    const { heard } = window as unknown as Listening;
    const before = heard.silenced;
    leave.click();
    // In the same breath.
    return heard.silenced - before;
  });
  expect(silenced).toBeGreaterThan(0);
  expect(found).toEqual([]);
});

test("[S4.1] (a voice put into Chromium, which has none here) each wording is read aloud in its own words, and stops where another one is chosen", async (context) => {
  const stage = await openStage(context);
  const childs = await stage.open({ viewport: phone });
  await giveVoices(childs.context, [own, ownEnglish]);
  const page = await childs.tab("/");
  const found: string[] = [];
  await page.locator('[aria-controls="wordings"]').click();
  for (const [wording, name, stop, lang, begins] of [
    ["ひらがな", "よみあげる", "よむのを やめる", "ja-JP", "いまの きもちを、"],
    ["漢字", "読み上げる", "読み上げをやめる", "ja-JP", "今のお気持ちを"],
    ["English", "Read aloud", "Stop reading", "en-US", "Tell us how you feel"],
  ] as const) {
    await button(page, wording).click();
    await button(page, name).first().click();
    const [spokenIn, words] = (await said(page)).pop() ?? [];
    expect(spokenIn).toBe(lang);
    expect(words?.startsWith(begins), words).toBe(true);
    await expect(button(page, stop)).toHaveCount(1);
    found.push(...(await inspect(page, `aloud-${lang}-${wording}`, demands)));
  }
  expect(await said(page)).toHaveLength(3);
  await button(page, "Stop reading").click();
  await expect(button(page, "Stop reading")).toHaveCount(0);
  expect(found).toEqual([]);
  expect(childs.complaints).toEqual([]);
});

test("[S4.1] nothing of it is shown where the device has no voice of its own, and no word is given to a remote one", async (context) => {
  const stage = await openStage(context);
  const [none, remotely] = [await stage.open({ viewport: phone }), await stage.open({ viewport: phone })];
  await giveVoices(remotely.context, [remote, ownEnglish]);
  for (const device of [none, remotely]) {
    const page = await device.tab("/");
    // The parts are here, and what they would show has had its time.
    await expect(page.locator(".questions summary").first()).toBeVisible();
    await page.waitForFunction(() => "heard" in window === speechSynthesis.getVoices().length > 0);
    await expect(page.locator(".aloud")).toHaveCount(0);
  }
  expect([...none.complaints, ...remotely.complaints]).toEqual([]);
});
