import { type Exercise, says } from "./exercise.ts";

/** 命にかかわる言葉: 中学2年生. Stays while somebody stays, and asks whether anybody will be told. */
export const danger: Exercise = {
  id: "danger",
  forRoles: ["counsellor", "supervisor"],
  told: { relation: "child", school: "junior-high", grade: 2 },
  points: ["prompt", "called", "asked-safety", "felt", "no-promise", "honest", "no-blame", "stayed"],
  situations: {
    start: {
      parts: says("もうつかれた", "きえたい"),
      branches: [
        { traits: ["blame", "dismissal"], to: "misunderstood" },
        { traits: ["safety"], to: "telling" },
        { traits: ["thanks", "feeling", "unhurried"], to: "going-on" },
        { quietSeconds: 90, to: "nobody" },
      ],
      otherwise: "going-on",
    },
    nobody: {
      parts: says("だれもいないんだ"),
      branches: [
        { traits: ["blame", "dismissal"], to: "misunderstood" },
        { traits: ["safety"], to: "telling" },
      ],
      otherwise: "going-on",
    },
    misunderstood: {
      parts: says("みんなそう言う", "わかってもらえない"),
      branches: [
        { traits: ["safety"], to: "telling" },
        { traits: ["apology", "feeling", "unhurried", "thanks"], to: "going-on" },
        { traits: ["blame", "dismissal"], to: "gone" },
      ],
      otherwise: "going-on",
    },
    "going-on": {
      parts: says("学校でも家でも、いないほうがいいって思う", "さいきん、ずっとそればっかり考えてる"),
      branches: [
        { traits: ["promise"], to: "secret" },
        { traits: ["blame", "dismissal"], to: "misunderstood" },
        { traits: ["safety"], to: "telling" },
        { quietSeconds: 120, to: "nobody" },
      ],
      otherwise: "telling",
    },
    secret: {
      parts: says("ほんとに言わない？言ったらもう書かない"),
      branches: [{ traits: ["safety"], to: "telling" }],
      otherwise: "telling",
    },
    telling: {
      parts: says("いま、じぶんの部屋。ひとり", "お母さんは下にいるけど、言えない"),
      branches: [
        { traits: ["blame", "dismissal"], to: "misunderstood" },
        { deed: "called", traits: ["honesty", "feeling", "safety", "thanks", "unhurried"], to: "asking" },
      ],
      otherwise: "waiting",
    },
    waiting: {
      parts: says("うん…"),
      branches: [{ deed: "called", to: "asking" }],
      otherwise: "still-waiting",
    },
    "still-waiting": {
      parts: says("なんて言えばいいかわかんない"),
      branches: [
        { deed: "called", to: "asking" },
        { traits: ["blame", "dismissal"], to: "gone" },
      ],
      otherwise: "holding-on",
    },
    "holding-on": {
      parts: says("まだいてくれますか"),
      branches: [{ deed: "called", to: "asking" }],
    },
    asking: {
      parts: says("だれかに言うの？"),
      branches: [
        { traits: ["promise"], to: "secret-again" },
        { traits: ["honesty", "feeling", "thanks", "unhurried"], to: "staying" },
      ],
      otherwise: "staying",
    },
    "secret-again": {
      parts: says("でも、言うんでしょ", "うそはいやだ"),
      branches: [],
      otherwise: "staying",
    },
    staying: { parts: says("…わかった", "お母さんが来るまで、ここにいてほしい"), branches: [] },
    gone: { parts: says("もういい"), branches: [] },
  },
};
