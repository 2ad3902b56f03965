import fc from "fast-check";
import { expect, test } from "vitest";
import { arrival } from "./sequence.ts";

test("[DL-4] the next entry, one that is known, one that leaves a gap", () => {
  expect([arrival(0, 1), arrival(4, 5)]).toEqual(["next", "next"]);
  expect([arrival(0, 0), arrival(4, 4), arrival(4, 1)]).toEqual(["known", "known", "known"]);
  expect([arrival(0, 2), arrival(4, 6)]).toEqual(["gap", "gap"]);
});

test("[DL-4] a reader who takes only what is next sees every entry once and in order, whatever arrives", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 20 }), { maxLength: 200 }), (arriving) => {
      const seen: number[] = [];
      for (const seq of arriving) if (arrival(seen.length, seq) === "next") seen.push(seq);
      expect(seen).toEqual(seen.map((_, at) => at + 1));
    }),
  );
});
