import { describe, expect, test } from "vitest";
import { plain } from "./text.ts";
import { dayWords, timeWords } from "./time-words.ts";
import { clockWords } from "./wall-clock.ts";

const now = new Date("2026-11-22T15:30:00+09:00");
const said = (at: string) => plain(timeWords(new Date(at), now));

describe("times as people say them, in Japan", () => {
  test.each([
    ["2026-11-22T14:05:00+09:00", "今日 14:05"],
    ["2026-11-22T00:00:00+09:00", "今日 0:00"],
    ["2026-11-21T23:59:59+09:00", "昨日 23:59"],
    ["2026-11-21T00:00:00+09:00", "昨日 0:00"],
    ["2026-11-20T23:59:00+09:00", "11月20日(金) 23:59"],
    ["2026-11-03T17:20:00+09:00", "11月3日(火) 17:20"],
    ["2026-01-01T09:05:00+09:00", "1月1日(木) 9:05"],
    ["2025-12-31T23:59:00+09:00", "2025年12月31日(水) 23:59"],
    ["2024-02-29T12:00:00+09:00", "2024年2月29日(木) 12:00"],
  ])("%s is %s", (at, words) => expect(said(at)).toBe(words));

  test("it is the day in Japan that counts, not the device's: 15:00 UTC is midnight", () => {
    const late = new Date("2026-11-22T15:01:00Z");
    expect(plain(dayWords(new Date("2026-11-22T14:59:00Z"), late))).toBe("昨日");
    expect(clockWords(late)).toBe("0:01");
  });

  test("yesterday over the year's edge", () => {
    const newYear = new Date("2027-01-01T08:00:00+09:00");
    expect(plain(dayWords(new Date("2026-12-31T20:00:00+09:00"), newYear))).toBe("昨日");
    expect(plain(dayWords(new Date("2026-12-30T20:00:00+09:00"), newYear))).toBe("2026年12月30日(水)");
  });
});

test.each([
  [1, "{1日|ついたち}"],
  [3, "{3日|みっか}"],
  [11, "11{日|にち}"],
  [14, "{14日|じゅうよっか}"],
  [20, "{20日|はつか}"],
  [24, "{24日|にじゅうよっか}"],
])("the %s. is read as people read it", (date, words) => {
  const at = new Date(Date.UTC(2026, 9, date, 3));
  expect(dayWords(at, now)).toContain(`10{月|がつ}${words}(`);
});
