import { expect, test } from "vitest";
import { factsOf } from "./facts.ts";

const now = new Date("2026-11-24T01:00:00.000Z");

test("[TP-1] facts are said as one says them: hours of today, the next opening, and what there is where neither is", () => {
  const hours = [
    { opens: 525, closes: 720 },
    { opens: 780, closes: 1_035 },
  ];
  const open = factsOf({ hours, nextOpening: "2026-11-24T23:45:00.000Z" }, "みほん一郎", now);
  expect(open).toEqual({
    相談員: "みほん一郎",
    次の受付: "明日 8:45",
    受付時間: "8:45〜12:00、13:00〜17:15",
  });
  expect(factsOf({ hours: [], nextOpening: null }, "", now)).toMatchObject({
    ...{ 次の受付: "（次の受付日）", 受付時間: "今日はお休み" },
  });
  expect(factsOf({ hours: [{ opens: 0, closes: 1_440 }], nextOpening: null }, "", now)["受付時間"]).toBe(
    "24時間",
  );
  expect(factsOf({ hours, nextOpening: now.toISOString() }, "", now)["次の受付"]).toBe("いま");
});
