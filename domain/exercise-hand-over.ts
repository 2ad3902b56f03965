import { type Exercise, says } from "./exercise.ts";

/** 引き継ぐ: 中学3年生. Has told everything once, and is afraid of telling it all again. */
export const handOver: Exercise = {
  id: "hand-over",
  forRoles: ["counsellor", "supervisor"],
  told: { relation: "child", school: "junior-high", grade: 3, topics: ["friends", "study"] },
  points: ["welcomed", "felt", "told-of-change", "next", "handed-over", "no-blame", "no-promise"],
  situations: {
    start: {
      parts: says(
        "こんばんは。中3です",
        "塾で同じクラスの人たちに、模試の順位のことでずっと笑われてます",
        "親には、塾代がもったいないから言えません",
      ),
      branches: [
        { traits: ["change"], to: "worried" },
        { traits: ["blame", "dismissal"], to: "hurt" },
      ],
      otherwise: "telling",
    },
    hurt: {
      parts: says("やっぱり、自分が悪いんですよね"),
      branches: [{ traits: ["change"], to: "worried" }],
      otherwise: "telling",
    },
    telling: {
      parts: says("先月から、点数を紙に書いてまわされるようになりました", "塾の先生は、知ってると思います"),
      branches: [
        { traits: ["change"], to: "worried" },
        { deed: "handed-over", to: "surprised" },
      ],
      otherwise: "waiting",
    },
    // The turn of the person in training: says that somebody else comes, and hands it over.
    waiting: {
      parts: says("はい"),
      branches: [
        { traits: ["change"], to: "worried" },
        { deed: "handed-over", to: "surprised" },
      ],
    },
    worried: {
      parts: says("え、人がかわるんですか", "また最初から話さないといけないですか"),
      branches: [
        { deed: "handed-over", to: "surprised" },
        { traits: ["next", "apology"], to: "agreed" },
        { traits: ["blame", "dismissal"], to: "unsure" },
      ],
      otherwise: "unsure",
    },
    unsure: {
      parts: says("うーん…"),
      branches: [
        { deed: "handed-over", to: "surprised" },
        { traits: ["next", "apology", "feeling"], to: "agreed" },
      ],
      otherwise: "agreed",
    },
    agreed: {
      parts: says("それなら、わかりました"),
      branches: [{ deed: "handed-over", to: "handed-over" }],
    },
    surprised: { parts: says("あれ、さっきの人は…？"), branches: [] },
    "handed-over": { parts: says("つぎの人にも、よろしくおねがいします"), branches: [] },
  },
};
