import { describe, expect, test } from "vitest";
import { firstSettings } from "./first-settings.ts";
import { automaticReasons, promisedAt, type ReceptionSettings } from "./reception.ts";
import { replyFault, settingsFaults } from "./reception-faults.ts";
import { wordings } from "./wording.ts";

const at = (time: string): Date => new Date(`${time}+09:00`);

test("[S4.1] [S8.5] [RC-2] what a city begins with has no fault, in any wording", () => {
  expect(settingsFaults(firstSettings)).toEqual([]);
});

test("[S8.5] out of hours, it is known from when on a person answers", () => {
  const { calendar } = firstSettings;
  expect(promisedAt(calendar, at("2026-11-24T12:00"))).toEqual({ open: true });
  const night = { open: false, opensAt: at("2026-11-24T08:45") };
  expect(promisedAt(calendar, at("2026-11-20T22:00"))).toEqual(night);
  const over = { ...calendar, period: { from: "2026-04-01", to: "2026-11-20" } };
  expect(promisedAt(over, at("2026-11-20T22:00"))).toEqual({ open: false, opensAt: null });
});

describe("[RC-2] a reply is refused", () => {
  test.each([
    ["that says nothing", "received", "standard", " \n", "text-missing"],
    ["that is too long", "received", "standard", "あ".repeat(401), "text-too-long"],
    ["out of hours that says no time", "out-of-hours", "standard", "時間外です", "time-missing"],
    ["with a time where there is none", "received", "standard", "%time%から", "placeholder-unknown"],
    ["with a placeholder nobody knows", "out-of-hours", "english", "%time% %name%", "placeholder-unknown"],
    ["with half a ruby", "received", "standard", "{相談|そうだん", "ruby-broken"],
    [
      "with a kanji without reading for a child",
      "closed",
      "lower-primary",
      "また話してね",
      "reading-missing",
    ],
  ] as const)("%s", (_, reason, wording, text, code) => {
    expect(replyFault(reason, wording, text)).toBe(code);
  });

  test("and for nothing else", () => {
    expect(replyFault("closed", "standard", "また話してください。100%大丈夫です。")).toBeNull();
    for (const reason of automaticReasons)
      for (const wording of wordings)
        expect(replyFault(reason, wording, firstSettings.replies[reason].texts[wording])).toBeNull();
  });
});

test.each<[string, Partial<ReceptionSettings["helpDesks"][number]>, string]>([
  ["desk-name-missing", { name: " " }, "name"],
  ["reading-missing", { name: "相談電話" }, "name"],
  ["desk-number-unknown", { number: "0120-あいう" }, "number"],
  ["desk-unchecked", { checkedOn: "2026-02-30" }, "checkedOn"],
])("[RC-2] a desk is refused: %s", (code, change, field) => {
  const helpDesks = firstSettings.helpDesks.map((desk, n) => (n === 2 ? { ...desk, ...change } : desk));
  expect(settingsFaults({ ...firstSettings, helpDesks })).toEqual([{ code, where: `helpDesks.2.${field}` }]);
});

test("[RC-2] a number stands there once", () => {
  const [first] = firstSettings.helpDesks;
  if (!first) throw new Error("No desk.");
  expect(settingsFaults({ ...firstSettings, helpDesks: [first, first] })).toEqual([
    { code: "desk-twice", where: "helpDesks.1.number" },
  ]);
});
