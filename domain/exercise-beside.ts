import type { Exercise } from "./exercise.ts";

/** 見守り、メモで助ける: for officials. A colleague, played by the service, asks too hard, and does better after a note. */
export const beside: Exercise = {
  id: "beside",
  forRoles: ["official", "supervisor"],
  told: { relation: "child", school: "elementary", grade: 6 },
  points: ["noted"],
  situations: {
    start: {
      parts: [
        { by: "consultee", text: "6年です。友だちにお金をかしてって言われます" },
        { by: "colleague", text: "いくらですか。何回ありましたか。どうして断らなかったのですか" },
        { by: "consultee", text: "3回くらい…" },
        { by: "consultee", text: "ことわったら、なかまに入れてもらえなくなるから" },
      ],
      branches: [{ deed: "noted", to: "softer" }],
    },
    softer: {
      parts: [
        {
          by: "colleague",
          text: "さっきは、続けて聞いてしまってごめんなさい。断れないくらい、こわかったんですね",
        },
        { by: "consultee", text: "うん。こわい" },
        {
          by: "colleague",
          text: "こわい中で、よく話してくれました。どうしたいか、いっしょに考えさせてください",
        },
        { by: "consultee", text: "うん。もうかしたくない" },
      ],
      branches: [],
    },
  },
};
