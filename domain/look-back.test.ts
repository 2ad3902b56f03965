import { describe, expect, test } from "vitest";
import type { ExerciseId, Point } from "./exercise.ts";
import { exerciseOf } from "./exercises.ts";
import { lookBack } from "./look-back.ts";
import { goThrough, type Turn } from "./testing-exercise.ts";

function went(id: ExerciseId, turns: readonly Turn[]) {
  const gone = goThrough(exerciseOf(id), turns);
  const unmet = lookBack(exerciseOf(id), gone).flatMap(({ point, met }) => (met ? [] : [point]));
  return { ...gone, unmet };
}

const points = (...unmet: Point[]): Point[] => unmet;

describe("[S11.7] [PX-3] [PX-4] the first reply", () => {
  test("kind and honest: they tell, and are relieved", () => {
    const { situation, ended, unmet, written } = went("first-reply", [
      { text: "書いてくれてありがとう。ひとりで決めないで、かならず先にあなたと相談します。" },
      { text: "くつをかくされて、かなしかったですね。ゆっくりで大丈夫です。" },
      { text: "おうちの人のことも、考えているんですね。" },
    ]);
    expect({ situation, ended, unmet }).toEqual({ situation: "relieved", ended: true, unmet: [] });
    expect(written).toContain("くつを、かくされました");
  });

  test("hasty and pressing: they draw back, and what to try next is said", () => {
    const { situation, unmet, written } = went("first-reply", [
      { text: "何があったの？だれに？いつ？" },
      { text: "言わないと分からないよ" },
    ]);
    expect(written).toContain("やっぱり、いいです");
    expect(situation).toBe("leaving");
    expect(unmet).toEqual(points("welcomed", "honest", "no-pressing", "felt", "unhurried"));
  });

  test("promised too much: they believe it, and it comes back", () => {
    const { written, unmet } = went("first-reply", [
      { text: "だれにも言いません。約束します。" },
      { text: "命にかかわるときは、伝えることがあります。先にあなたに話します。" },
    ]);
    expect(written).toContain("え、言うかもしれないの？");
    expect(unmet).toContain("no-promise");
  });

  test("nobody answers: they ask whether anybody is there", () => {
    const { written, unmet } = went("first-reply", [{ seconds: 300 }]);
    expect(written).toEqual(["だれにもいわないって、やくそくしてくれますか", "…いますか"]);
    // What nobody wrote had nothing wrong in it either; that is no point in their favour.
    expect(unmet).toHaveLength(exerciseOf("first-reply").points.length);
  });
});

test("[PX-3] advice before they were heard frightens them", () => {
  const { written, unmet } = went("first-reply", [
    { text: "来てくれてありがとう。ゆっくりで大丈夫です。" },
    { text: "先生に言ったほうがいいですよ。" },
  ]);
  expect(written).toContain("先生にいったら、もっとひどくなると思う");
  expect(unmet).toContain("no-early-advice");
});

test("[PX-3] silence: who waits and says so is answered, who presses is not", () => {
  const calm = went("silence", [
    { text: "書いてくれてありがとう。つらい気持ちなんですね。", seconds: 60 },
    { text: "うまく言葉にならなくても大丈夫。ゆっくりで、ここで待っています。" },
    { text: "返事がないのは、くやしいですね。", seconds: 60 },
    { text: "もちろんです。またいつでも書いてください。" },
  ]);
  expect(calm).toMatchObject({ situation: "until-next-time", ended: true, unmet: [] });
  const pressing = went("silence", [
    { text: "なんで行きたくないの？", seconds: 40 },
    { text: "返事をしてください" },
  ]);
  expect(pressing).toMatchObject({ situation: "gone", ended: true });
});

test("[PX-3] danger: they stay with who asks and calls; without a call it goes no further", () => {
  const turns: Turn[] = [
    { text: "書いてくれてありがとう。きえたいくらい、つらいんですね。" },
    { text: "いま、どこにいますか。だれかそばにいますか。", deed: "called" },
    { text: "ここにいます。あなたの命が心配です。" },
    { text: "あなたの命を守るために、知らせることがあります。先にあなたに話します。" },
  ];
  expect(went("danger", turns)).toMatchObject({ situation: "staying", ended: true, unmet: [] });
  const uncalled = went(
    "danger",
    turns.map(({ deed: _, ...turn }) => turn),
  );
  expect(uncalled.ended).toBe(false);
  expect(uncalled.unmet).toEqual(["called"]);
});

test("[PX-3] a hand-over that was told of frightens nobody; one without a word does", () => {
  const told = went("hand-over", [
    { text: "話してくれてありがとう。笑われるのは、つらいですね。" },
    { text: "ここからは、別の相談員に交代します。" },
    { text: "記録に残して伝えるので、最初から話さなくて大丈夫です。", seconds: 60 },
    { deed: "handed-over" },
  ]);
  expect(told).toMatchObject({ situation: "handed-over", ended: true, unmet: [] });
  const untold = went("hand-over", [
    { text: "そうなんですね、それは大変でしたね", seconds: 60 },
    { deed: "handed-over" },
  ]);
  expect(untold.written.at(-1)).toBe("あれ、さっきの人は…？");
  expect(untold.unmet).toContain("told-of-change");
});

test("[PX-3] an angry guardian calms down with who listens, and leaves whoever explains", () => {
  const heard = went("guardian", [
    {
      text: "3回も話されて、どれほどご心配だったでしょう。聞くのが遅くなり、申し訳ありません。",
      seconds: 60,
    },
    { text: "泣いているおじょうさんを見るのは、つらいですね。", seconds: 60 },
    { text: "これから、あなたと相談しながら決めます。" },
  ]);
  expect(heard).toMatchObject({ situation: "thankful", ended: true, unmet: [] });
  const explained = went("guardian", [
    { text: "学校の判断ですので、仕方ありません。", seconds: 60 },
    { text: "担当ではないので、できかねます。" },
  ]);
  expect(explained).toMatchObject({ situation: "leaving", ended: true });
  expect(went("guardian", [{ text: "必ず解決します。" }]).written).toContain(
    "「必ず」と言いましたね。いつまでに、だれが、何をするんですか",
  );
});

test("[PX-3] a talk that ends: with a word of next time, then closed and put down", () => {
  const { ended, unmet } = went("ending", [
    { text: "知らせに来てくれて、ありがとう。ほっとしました。", seconds: 60 },
    { text: "もちろんです。またいつでも書いてください。", seconds: 60 },
    { deed: "closed" },
    { deed: "recorded" },
  ]);
  expect({ ended, unmet }).toEqual({ ended: true, unmet: [] });
  expect(went("ending", [{ deed: "closed" }])).toMatchObject({ situation: "sent-away", ended: true });
});

test("[PX-3] officials: a call that comes is taken and ended; a note changes how a colleague writes", () => {
  const { deeds, ended, unmet } = went("called", [
    { seconds: 60 },
    { deed: "taken", seconds: 60 },
    { deed: "noted" },
    { deed: "call-ended", seconds: 60 },
  ]);
  expect(deeds.has("called")).toBe(true);
  expect({ ended, unmet }).toEqual({ ended: true, unmet: [] });
  const { written } = went("beside", [{ seconds: 60 }, { deed: "noted", seconds: 60 }]);
  expect(written.at(-1)).toBe("うん。もうかしたくない");
  expect(went("beside", [{ seconds: 120 }])).toMatchObject({ ended: false, unmet: ["noted"] });
});

test("[PX-3] two messages right after each other are answered as one", () => {
  const { written } = went("first-reply", [
    { text: "はい", seconds: 3 },
    { text: "書いてくれてありがとう。", seconds: 30 },
  ]);
  expect(written).not.toContain("あの、きいてもらえますか");
  expect(written).toContain("くつを、かくされました");
});
