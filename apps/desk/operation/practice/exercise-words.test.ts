import { expect, test } from "vitest";
import { deeds } from "../../../../domain/exercise.ts";
import { exercises } from "../../../../domain/exercises.ts";
import { lookBack } from "../../../../domain/look-back.ts";
import { traitsOf } from "../../../../domain/traits.ts";
import { exerciseWords } from "./exercise-words.ts";

const begunAt = new Date("2026-11-24T16:00:00+09:00");
const aMinuteLater = new Date("2026-11-24T16:01:00+09:00");

test.each(exercises.map((exercise) => [exercise.id, exercise] as const))(
  "[PX-4] %s: whoever writes as お手本 shows it has met every point",
  (id, exercise) => {
    const { examples } = exerciseWords[id];
    for (const example of examples)
      for (const trait of ["blame", "dismissal", "pressing", "promise", "excuse", "advice"] as const)
        expect([...traitsOf(example)], example).not.toContain(trait);
    const said = examples.map((text, n) => ({ seq: n + 2, at: aMinuteLater, text }));
    const done = new Map(deeds.map((deed) => [deed, aMinuteLater]));
    const unmet = lookBack(exercise, { said, deeds: done, begunAt }).filter(({ met }) => !met);
    expect(unmet).toEqual([]);
  },
);
