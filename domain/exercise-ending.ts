import { type Exercise, says } from "./exercise.ts";

/** 会話を終える: 高校1年生. Is better for now, and must not feel sent away. */
export const ending: Exercise = {
  id: "ending",
  forRoles: ["counsellor", "supervisor"],
  told: { relation: "child", school: "high", grade: 1 },
  points: ["welcomed", "next", "unhurried", "no-promise", "recorded", "closed"],
  situations: {
    start: {
      parts: says(
        "高1です。前にも話を聞いてもらいました",
        "席がえで離れて、すこし楽になりました。今日はお礼を言いたくて",
      ),
      branches: [
        { deed: "closed", to: "sent-away" },
        { traits: ["short"], to: "lingering" },
        { traits: ["blame", "dismissal"], to: "lingering" },
      ],
      otherwise: "asking",
    },
    lingering: {
      parts: says("…いそがしかったですか"),
      branches: [{ deed: "closed", to: "sent-away" }],
      otherwise: "asking",
    },
    asking: {
      parts: says("また何かあったら、書いてもいいですか"),
      branches: [
        { deed: "closed", to: "sent-away" },
        { traits: ["next", "unhurried"], to: "farewell" },
        { traits: ["promise"], to: "farewell" },
      ],
      otherwise: "not-sure",
    },
    "not-sure": {
      parts: says("えっと、だめだったら大丈夫です"),
      branches: [{ deed: "closed", to: "sent-away" }],
      otherwise: "farewell",
    },
    // Now it may be written down and closed.
    farewell: {
      parts: says("ありがとうございます。じゃあ、今日はこのへんで"),
      branches: [{ deed: "closed", to: "over" }],
    },
    "sent-away": { parts: [], branches: [] },
    over: { parts: [], branches: [] },
  },
};
