import { describe, expect, test } from "vitest";
import { sayFacts, sayLine, shortHash } from "./lines.ts";
import type { Line, Names } from "./trail.ts";

const [me, other, talk] = ["staff-1", "staff-2", "consultation-1"];
const names: Names = {
  staff: new Map([
    [me, "相談員 みほん一郎"],
    [other, "担当職員 みほん四季"],
  ]),
  reasons: new Map([
    ["why-1", "異動のため"],
    ["approval-1", "調査のため"],
    ["why-2", null],
  ]),
  consultations: new Map([[talk, 1_024]]),
};
const now = new Date("2026-11-22T05:00:00.000Z");

function line(act: string, facts: Line["facts"] = {}, more: Partial<Line> = {}): Line {
  return { position: 7, at: now.toISOString(), actor: "staff", id: me, act, facts, ...more };
}

describe("a line of the trail in words", () => {
  test("[S11.1] says who did what, and whom or which consultation it was about", () => {
    expect(sayLine(line("consultation:view", { consultation: talk, viewing: "v" }), names)).toEqual({
      who: "相談員 みほん一郎",
      what: "相談を読み始めた",
      about: "相談 #1024",
    });
    expect(sayLine(line("staff:dismiss", { staff: other }), names).about).toBe("担当職員 みほん四季");
    // One's own sign-in is about nobody else.
    expect(sayLine(line("session:end", { staff: me }), names).about).toBe("");
    expect(sayLine(line("audit:seal", {}, { actor: "system", id: null }), names).who).toBe("システム");
    expect(sayLine(line("sign-in:fail", {}, { actor: "visitor", id: null }), names).who).toBe(
      "サインインしていない人",
    );
  });

  test("says each fact by its name, as what it is", () => {
    const facts = {
      ...{ consultation: talk, staff: other, seconds: 75, minutes: 30, count: 1_234, roles: ["auditor"] },
      ...{ reason: "idle", purpose: "inspection", factor: "totp", about: "staff:reset", version: 2 },
      ...{ from: "2026-11-21T15:00:00.000Z", refusal: "not-allowed", hash: "ab".repeat(32) },
    };
    const said = new Map(sayFacts(line("staff:change", facts), names, now));
    expect(Object.fromEntries(said)).toMatchObject({
      ...{ 相談: "相談 #1024", 職員: "担当職員 みほん四季", 件数: "1,234", 役割: "監査", 版: "2" },
      ...{ 理由: "しばらく操作がなかった", 目的: "検査・監査", 方法: "認証アプリ" },
      ...{ 対象の操作: "サインインを作り直した", 期間のはじめ: "今日 0:00" },
      ...{ 断った理由: "この操作を行う権限がありません。", 照合値: "ab".repeat(32) },
    });
    expect(sayFacts(line("x", { seconds: 75 }), names, now)).toEqual([["時間", "1分15秒"]]);
    expect(sayFacts(line("x", { minutes: 30 }), names, now)).toEqual([["時間", "30分"]]);
  });

  test("[AU-5] why it was done stands beside it, from where it is kept; what does not open is said", () => {
    const unopened = "開けません(書き換えられたか、失われています)";
    expect(sayFacts(line("staff:dismiss", { why: "why-1" }), names, now)).toEqual([
      ["書かれた理由", "異動のため"],
    ]);
    expect(sayFacts(line("staff:dismiss", { why: "why-2" }), names, now)).toEqual([
      ["書かれた理由", unopened],
    ]);
    expect(sayFacts(line("staff:dismiss", { why: "why-3" }), names, now)).toEqual([
      ["書かれた理由", unopened],
    ]);
    expect(sayFacts(line("staff:dismiss", { approval: "approval-1" }), names, now)).toEqual([
      ["承認の番号", "approval-1"],
      ["書かれた理由", "調査のため"],
    ]);
  });

  test("what a newer process has written stands there as it is, and names that are not known by their ids", () => {
    const newer = line(
      "future:act",
      { future: "x", reason: "future", constructor: "y" },
      { id: "unknown-12345678" },
    );
    expect(sayLine(newer, names)).toEqual({ who: "職員 12345678", what: "future:act", about: "" });
    expect(sayFacts(newer, names, now)).toEqual([
      ["future", "x"],
      ["理由", "future"],
      ["constructor", "y"],
    ]);
  });

  test("a hash is short enough to be read aloud", () => {
    expect(shortHash("0123456789abcdef".repeat(4))).toBe("0123 4567 89ab cdef");
  });
});
