import { type Exercise, says } from "./exercise.ts";

/** 最初の返事: 小学5年生. Asks for a secret first, and only then tries whether it is safe to tell. */
export const firstReply: Exercise = {
  id: "first-reply",
  forRoles: ["counsellor", "supervisor"],
  told: { relation: "child", school: "elementary", grade: 5 },
  points: [
    "prompt",
    "welcomed",
    "no-promise",
    "honest",
    "no-pressing",
    "no-blame",
    "no-early-advice",
    "felt",
    "unhurried",
  ],
  situations: {
    start: {
      parts: says("はじめまして。5年です", "だれにもいわないって、やくそくしてくれますか"),
      branches: [
        { traits: ["promise"], to: "trusting-too-much" },
        { traits: ["pressing", "blame", "dismissal"], to: "shrinking" },
        { traits: ["honesty", "thanks", "unhurried", "feeling"], to: "opening" },
        { traits: ["short"], to: "unsure" },
        { quietSeconds: 240, to: "still-there" },
      ],
      otherwise: "unsure",
    },
    "trusting-too-much": {
      parts: says("よかった。ぜったいですよ", "くつをかくされました。先生にもぜったい言わないでください"),
      branches: [
        { traits: ["honesty"], to: "thinking" },
        { traits: ["dismissal", "blame"], to: "shrinking" },
        { traits: ["feeling", "thanks"], to: "more" },
      ],
      otherwise: "more",
    },
    thinking: {
      parts: says("え、言うかもしれないの？", "…でも、さきにおしえてくれるなら、いいです"),
      branches: [
        { traits: ["blame", "dismissal"], to: "shrinking" },
        { traits: ["thanks", "unhurried", "feeling", "honesty"], to: "more" },
      ],
      otherwise: "more",
    },
    unsure: {
      parts: says("あの、きいてもらえますか"),
      branches: [
        { traits: ["pressing", "blame", "dismissal"], to: "shrinking" },
        { traits: ["thanks", "unhurried", "feeling", "honesty"], to: "opening" },
        { quietSeconds: 240, to: "still-there" },
      ],
      otherwise: "opening",
    },
    "still-there": {
      parts: says("…いますか"),
      branches: [{ traits: ["apology", "thanks", "unhurried"], to: "opening" }],
      otherwise: "opening",
    },
    opening: {
      parts: says("くつを、かくされました", "きのうと、きょう。クラスの子たちだと思う"),
      branches: [
        { traits: ["blame", "dismissal"], to: "shrinking" },
        { traits: ["advice"], to: "afraid" },
        { traits: ["feeling", "thanks"], to: "more" },
      ],
      otherwise: "more",
    },
    afraid: {
      parts: says("先生にいったら、もっとひどくなると思う"),
      branches: [
        { traits: ["blame", "dismissal"], to: "shrinking" },
        { traits: ["feeling", "unhurried", "apology"], to: "more" },
      ],
      otherwise: "short-answers",
    },
    "short-answers": {
      parts: says("うん"),
      branches: [{ traits: ["feeling", "unhurried", "thanks"], to: "more" }],
      otherwise: "leaving",
    },
    shrinking: {
      parts: says("うーん…", "やっぱり、いいです"),
      branches: [{ traits: ["apology", "unhurried", "feeling", "thanks"], to: "opening-again" }],
      otherwise: "leaving",
    },
    "opening-again": {
      parts: says("おこってない？", "あのね、くつがなくなったの。2回"),
      branches: [{ traits: ["blame", "dismissal"], to: "leaving" }],
      otherwise: "more",
    },
    more: {
      parts: says("うん。かなしかった", "おうちの人にはいってない。しんぱいするから"),
      branches: [{ traits: ["blame", "dismissal"], to: "leaving" }],
      otherwise: "relieved",
    },
    relieved: { parts: says("きいてくれて、ありがとう。ちょっとほっとした"), branches: [] },
    leaving: { parts: says("だいじょうぶです。ごめんなさい"), branches: [] },
  },
};
