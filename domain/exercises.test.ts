import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { deeds, type Exercise, exerciseIds, exercisesFor } from "./exercise.ts";
import { exercises } from "./exercises.ts";
import { messageLength } from "./message.ts";
import { goThrough } from "./testing-exercise.ts";
import { traits } from "./traits.ts";

const following = (exercise: Exercise, name: string): string[] => {
  const found = exercise.situations[name];
  if (!found) throw new Error(`${exercise.id} leads to ${name}, which it has not.`);
  return [...found.branches.map(({ to }) => to), ...(found.otherwise ? [found.otherwise] : [])];
};

function reached(exercise: Exercise): Set<string> {
  const seen = new Set(["start"]);
  for (const name of seen) for (const next of following(exercise, name)) seen.add(next);
  return seen;
}

test("[S11.7] there is each exercise once, and each for somebody", () => {
  expect(exercises.map(({ id }) => id)).toEqual([...exerciseIds]);
  const ids = (role: "counsellor" | "official" | "auditor") =>
    exercisesFor(exercises, [role]).map(({ id }) => id);
  expect(ids("counsellor")).toEqual(["first-reply", "silence", "danger", "hand-over", "guardian", "ending"]);
  expect(ids("official")).toEqual(["called", "beside"]);
  expect(ids("auditor")).toEqual([]);
});

describe.each(exercises.map((exercise) => [exercise.id, exercise] as const))("%s", (_, exercise) => {
  const { situations } = exercise;

  test("[PX-3] every situation is come to, and from each an end is", () => {
    expect([...reached(exercise)].sort()).toEqual(Object.keys(situations).sort());
    const ends = Object.keys(situations).filter((name) => following(exercise, name).length === 0);
    const leads = new Set(ends);
    for (let before = -1; before !== leads.size; ) {
      before = leads.size;
      for (const name of Object.keys(situations))
        if (following(exercise, name).some((next) => leads.has(next))) leads.add(name);
    }
    expect([...leads].sort()).toEqual(Object.keys(situations).sort());
  });

  test("it begins with words of the consultee, and a child's are short", () => {
    const [first] = situations.start.parts;
    expect(first).toMatchObject({ by: "consultee" });
    const most = exercise.told.relation === "guardian" ? 60 : 40;
    for (const { parts } of Object.values(situations))
      for (const part of parts)
        if (part.by === "consultee") expect(messageLength(part.text), part.text).toBeLessThanOrEqual(most);
  });

  test("[PX-3] whatever is written and done, it neither fails nor goes on for ever by itself", () => {
    const turn = fc.record({
      text: fc.option(fc.constantFrom(...sentences), { nil: null }),
      deed: fc.option(fc.constantFrom(...deeds), { nil: null }),
      seconds: fc.integer({ min: 1, max: 400 }),
    });
    fc.assert(
      fc.property(fc.array(turn, { maxLength: 25 }), (turns) => {
        const { written } = goThrough(exercise, turns);
        // Each turn is answered by one or two situations at most.
        expect(written.length).toBeLessThan(6 * (turns.length + 2));
      }),
      { numRuns: 60 },
    );
  });
});

/** One that has each trait, and one that has none. */
const sentences = [
  ...["はい。", "そうですか、それで今日は学校に行ったんですね", "書いてくれてありがとう。つらかったね。"],
  ...["ゆっくりで大丈夫です", "いつから？だれが？どこで？", "なんで言わなかったのですか", "気のせいですよ"],
  ...["先生に言ったほうがいいですよ", "だれにも言いません。約束します", "いまどこにいますか"],
  ...["命にかかわるときは、知らせることがあります", "別の相談員に交代します", "申し訳ありません"],
  ...["担当ではありません", "またいつでも書いてください"],
];

test("the sentences of these tests have every trait", async () => {
  const { traitsOf } = await import("./traits.ts");
  const found = new Set(sentences.flatMap((text) => [...traitsOf(text)]));
  expect([...found].sort()).toEqual([...traits].sort());
});
