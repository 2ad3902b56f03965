import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { deviceClock } from "../../shared/clock.ts";
import { type Choice, startChoice } from "./choice.ts";
import { words } from "./words.ts";

const kept = new Map<string, string>();

beforeEach(() => {
  kept.clear();
  vi.stubGlobal("document", { documentElement: { lang: "" } });
  vi.stubGlobal("localStorage", {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  });
});
afterEach(() => void vi.unstubAllGlobals());

const started = () => startChoice(deviceClock, () => {});
const whole = (choice: Choice) => vi.waitFor(() => expect(choice.isWhole()).toBe(true));
const says = (sentence: string) => vi.waitFor(() => expect(words.say("send")).toBe(sentence));

test("[S4.1] the page begins in 小学校高学年 and keeps nothing", async () => {
  const choice = started();
  await whole(choice);
  expect(words.say("greeting")).toBe("{今|いま}の{気持|きも}ちを、{聞|き}かせてください。");
  expect([choice.wording(), document.documentElement.lang, kept.size]).toEqual(["upper-primary", "ja", 0]);
});

test("[S4.1] what was chosen is spoken, said to the browser by lang, and remembered: the name of the wording and nothing else", async () => {
  const choice = started();
  choice.choose("english");
  await says("Send");
  expect(document.documentElement.lang).toBe("en");
  expect([...kept]).toEqual([["wording", "english"]]);
  choice.choose("standard");
  await says("送る");
  expect(document.documentElement.lang).toBe("ja");
  const next = started();
  expect(next.wording()).toBe("standard");
  await whole(next);
  next.forget();
  expect(kept.size).toBe(0);
});

test("whatever a browser kept that is no wording is as if nothing was kept", async () => {
  kept.set("wording", "../../api/leave");
  const choice = started();
  expect(choice.wording()).toBe("upper-primary");
  await whole(choice);
});

test("a browser that keeps nothing can choose all the same", async () => {
  vi.stubGlobal("localStorage", undefined);
  const choice = started();
  choice.choose("lower-primary");
  await vi.waitFor(() => expect(words.say("retry")).toBe("もういちど おくる"));
});
