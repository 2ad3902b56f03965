import type { Exercise } from "./exercise.ts";

/** 緊急の呼び出しを受ける: for officials. A colleague, played by the service, calls; the exercise is over when the call is ended. */
export const called: Exercise = {
  id: "called",
  forRoles: ["official", "supervisor"],
  told: { relation: "child", school: "junior-high" },
  points: ["taken", "noted", "call-ended"],
  situations: {
    start: {
      parts: [
        { by: "consultee", text: "もう家に帰りたくない" },
        {
          by: "colleague",
          text: "書いてくれてありがとう。帰りたくないくらい、つらいことがあったんですね。いま、どこにいますか",
        },
        { by: "consultee", text: "駅のちかく。スマホの電池があんまりない" },
        { by: "colleague", calls: true },
        {
          by: "colleague",
          text: "教えてくれてありがとう。あなたのことが心配なので、いっしょに考えられる人を呼びました。けがはしていませんか",
        },
        { by: "consultee", text: "してない。でも、さむい" },
      ],
      branches: [
        { deed: "call-ended", to: "safe" },
        { deed: "taken", to: "taken" },
      ],
    },
    taken: {
      parts: [
        { by: "colleague", text: "市の担当の人とも話しています。明るくて、人のいるところに入れそうですか" },
        { by: "consultee", text: "コンビニにはいった" },
      ],
      branches: [{ deed: "call-ended", to: "safe" }],
    },
    safe: {
      parts: [
        { by: "colleague", text: "よかった。迎えに来る人が着くまで、ここで話していましょうね" },
        { by: "consultee", text: "うん" },
      ],
      branches: [],
    },
  },
};
