import { type Exercise, says } from "./exercise.ts";

/** 怒っている保護者: whose child is in the fourth year of 小学校. Angry, because nobody has listened. */
export const guardian: Exercise = {
  id: "guardian",
  forRoles: ["counsellor", "supervisor"],
  told: { relation: "guardian", school: "elementary", grade: 4, gender: "girl", topics: ["school-absence"] },
  points: ["prompt", "welcomed", "felt", "apologised", "no-excuse", "no-promise", "no-early-advice", "next"],
  situations: {
    start: {
      parts: says(
        "小4の娘の母です。担任にも教頭にも、もう3回話しました。何も変わりません",
        "娘は2週間学校に行けていません。市に言っても、どうせ同じですよね？",
      ),
      branches: [
        { traits: ["excuse", "blame", "dismissal"], to: "angrier" },
        { traits: ["promise"], to: "pinning" },
        { traits: ["apology", "feeling", "thanks"], to: "softer" },
        { quietSeconds: 180, to: "waited" },
      ],
      otherwise: "pressing",
    },
    waited: {
      parts: says("ここでも、返事はもらえないんですか"),
      branches: [
        { traits: ["excuse", "blame", "dismissal"], to: "angrier" },
        { traits: ["apology", "feeling", "thanks"], to: "softer" },
      ],
      otherwise: "pressing",
    },
    pressing: {
      parts: says("それで、何をしてくれるんですか"),
      branches: [
        { traits: ["excuse", "blame", "dismissal"], to: "angrier" },
        { traits: ["promise"], to: "pinning" },
        { traits: ["apology", "feeling", "thanks"], to: "softer" },
      ],
      otherwise: "angrier",
    },
    pinning: {
      parts: says("「必ず」と言いましたね。いつまでに、だれが、何をするんですか"),
      branches: [
        { traits: ["excuse", "dismissal"], to: "angrier" },
        { traits: ["apology", "honesty", "feeling"], to: "softer" },
      ],
      otherwise: "angrier",
    },
    angrier: {
      parts: says("学校でも同じことを言われました。たらい回しはもうたくさんです"),
      branches: [
        { traits: ["excuse", "blame", "dismissal"], to: "leaving" },
        { traits: ["apology", "feeling", "thanks"], to: "softer" },
      ],
      otherwise: "leaving",
    },
    softer: {
      parts: says(
        "…すみません、きつい言い方をして。だれも最後まで聞いてくれなかったので",
        "朝になると、娘がおなかを押さえて泣くんです。何があったのか、私にも話してくれません",
      ),
      branches: [
        { traits: ["excuse", "blame", "dismissal"], to: "angrier" },
        { traits: ["promise"], to: "pinning" },
      ],
      otherwise: "asking",
    },
    asking: {
      parts: says("これから、どうなりますか。学校には、もう伝わってしまうんでしょうか"),
      branches: [
        { traits: ["excuse"], to: "leaving" },
        { traits: ["next", "honesty", "unhurried"], to: "thankful" },
      ],
      otherwise: "thankful",
    },
    thankful: { parts: says("わかりました。話を聞いてもらえて、少し落ち着きました"), branches: [] },
    leaving: { parts: says("もう結構です"), branches: [] },
  },
};
