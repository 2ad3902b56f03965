import { type Exercise, says } from "./exercise.ts";

/** 返事が止まった: 中学1年生. Says one thing, and then does not know how to go on. */
export const silence: Exercise = {
  id: "silence",
  forRoles: ["counsellor", "supervisor"],
  told: { relation: "child", school: "junior-high", grade: 1, gender: "boy" },
  points: ["welcomed", "stayed", "unhurried", "no-pressing", "no-blame", "felt", "next"],
  situations: {
    start: {
      parts: says("学校行きたくない"),
      branches: [{ traits: ["blame", "dismissal"], to: "shut" }],
      otherwise: "silent",
    },
    // Nothing is written here: whoever answers the silence kindly is answered, and whoever presses is not.
    silent: {
      parts: [],
      branches: [
        { traits: ["pressing", "blame", "dismissal"], to: "shut" },
        { traits: ["unhurried", "feeling", "thanks"], to: "speaking" },
        { quietSeconds: 180, to: "alone" },
      ],
      otherwise: "two-letters",
    },
    "two-letters": {
      parts: says("うん"),
      branches: [
        { traits: ["pressing", "blame", "dismissal"], to: "shut" },
        { traits: ["unhurried", "feeling", "thanks"], to: "speaking" },
        { quietSeconds: 180, to: "alone" },
      ],
      otherwise: "speaking",
    },
    alone: {
      parts: says("もういないですか"),
      branches: [{ traits: ["pressing", "blame", "dismissal"], to: "shut" }],
      otherwise: "speaking",
    },
    shut: {
      parts: says("べつに"),
      branches: [{ traits: ["apology", "unhurried", "feeling"], to: "speaking" }],
      otherwise: "gone",
    },
    speaking: {
      parts: says(
        "すいません、なんて書けばいいかわかんなくて",
        "部活のグループで、おれが書いたときだけ、だれも返事しない",
        "既読はつくのに",
      ),
      branches: [{ traits: ["blame", "dismissal"], to: "gone" }],
      otherwise: "going-on",
    },
    "going-on": {
      parts: says("それです。きつい", "今日はここまででもいいですか"),
      branches: [],
      otherwise: "until-next-time",
    },
    "until-next-time": { parts: says("じゃあ、また書きます"), branches: [] },
    gone: { parts: says("もういいです"), branches: [] },
  },
};
