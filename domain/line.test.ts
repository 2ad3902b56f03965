import { expect, test } from "vitest";
import {
  answerTo,
  type Circumstances,
  firstLineTexts,
  lineEventKinds,
  lineReplies,
  lineTexts,
} from "./line.ts";
import { lineTextFault } from "./line-wording.ts";

const now = new Date("2026-11-22T03:00:00Z");
const around: Circumstances = { reception: "open", danger: false, unblocked: false, sentAt: now, now };

test("[S8.2] [LI-2] each event gets its fixed reply or none", () => {
  const answers = Object.fromEntries(lineEventKinds.map((kind) => [kind, answerTo(kind, around)]));
  expect(answers).toEqual({
    follow: "welcome",
    unfollow: null,
    message: "answer-open",
    unsend: null,
    postback: "answer-open",
    "account-link": null,
    unknown: null,
  });
  expect(answerTo("message", { ...around, reception: "closed" })).toBe("answer-closed");
  expect(answerTo("message", { ...around, reception: "closed", danger: true })).toBe("answer-danger");
  expect(answerTo("follow", { ...around, unblocked: true })).toBe("welcome-back");
});

test("[LI-2] what comes a day late is not answered any more", () => {
  const late = { ...around, sentAt: new Date("2026-11-21T03:00:00Z") };
  for (const kind of lineEventKinds) expect(answerTo(kind, late)).toBeNull();
});

test("[LI-3] the texts that a city begins with may all stand", () => {
  for (const id of lineTexts) expect([id, lineTextFault(id, firstLineTexts[id])]).toEqual([id, null]);
});

test("[S8.2] [LI-3] a wording that content could flow into, that asks, or that leads elsewhere is refused", () => {
  const faults: readonly (readonly [Parameters<typeof lineTextFault>[0], string, string])[] = [
    ["welcome", " \n ", "empty"],
    ["welcome", "あ".repeat(501), "too-long"],
    ["button", "ひらく".repeat(7), "too-long"],
    ["notice", "お知らせ\nがあります", "malformed"],
    ["welcome", "こんにちは\u0000", "malformed"],
    ["welcome", "こんにちは\ud800", "malformed"],
    ["welcome", "{name}さん、こんにちは", "placeholder"],
    ["answer-open", "「%s」とのこと", "placeholder"],
    ["answer-open", "＜本文＞", "placeholder"],
    ["welcome", "https://example.jp/ をひらいて", "address"],
    ["welcome", "soudan@example.jp まで", "address"],
    ["welcome", "example.jp をひらいて", "address"],
    ["answer-open", "学年をおしえてくれますか？", "question"],
    ["notice", "相談員から返事です", "says-too-much"],
    ["notice", "いじめについて", "says-too-much"],
    ["notice", "田中さんからお知らせ", "says-too-much"],
    ["notice", "3件のお知らせ", "says-too-much"],
    ["button", "相談する", "says-too-much"],
  ];
  for (const [id, text, fault] of faults) expect([text, lineTextFault(id, text)]).toEqual([text, fault]);
  expect(lineTextFault("welcome", "相談のページを下のボタンからひらけます。24時間です。")).toBeNull();
});

test("[LI-1] a reply has no more than what stands in the list", () => {
  expect([...lineReplies].sort()).toEqual([...new Set(lineReplies)].sort());
  expect(Object.keys(firstLineTexts).sort()).toEqual([...lineTexts].sort());
});
