import fc from "fast-check";
import { expect, test } from "vitest";
import { type Attempted, outcomeOf, quotaAlarm } from "./line-sending.ts";
import { lineFigures, usageOf } from "./line-usage.ts";

const attempted: Attempted = { way: "push", answer: 200, tries: 1, ageMillis: 0, chance: 0.5 };

test("[LI-4] what LINE answers decides: sent, again, or given up", () => {
  const kinds = (way: "reply" | "push", answers: readonly Attempted["answer"][]): string[] =>
    answers.map((answer) => {
      const outcome = outcomeOf({ ...attempted, way, answer });
      if (outcome.kind === "again") return outcome.trouble;
      return outcome.kind === "given-up" ? outcome.why : outcome.kind;
    });
  const answers = [200, 202, 400, 401, 403, 404, 408, 409, 429, 500, 503, "silence"] as const;
  expect(kinds("push", answers).join()).toBe(
    "sent,sent,refused,key-refused,key-refused,refused,unreachable,sent,too-many,unreachable,unreachable,unreachable",
  );
  // Without a retry key, 409 is nothing that LINE says of a reply.
  expect(kinds("reply", [409, 429])).toEqual(["refused", "too-many"]);
});

test("[LI-4] F18 pauses grow, never beyond ten minutes, and each thing is tried for as long as it is worth saying", () => {
  fc.assert(
    fc.property(
      fc.constantFrom("reply" as const, "push" as const),
      fc.constantFrom(429, 500, 503, "silence" as const),
      fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
      (way, answer, chance) => {
        let ageMillis = 0;
        for (let tries = 1; ; tries++) {
          const outcome = outcomeOf({ way, answer, tries, ageMillis, chance });
          if (outcome.kind !== "again") {
            expect(outcome).toEqual({ kind: "given-up", why: "too-late" });
            return;
          }
          expect(outcome.afterMillis).toBeLessThanOrEqual(600_000);
          expect(outcome.afterMillis).toBeGreaterThan(0);
          ageMillis += outcome.afterMillis;
          expect(ageMillis).toBeLessThanOrEqual(way === "reply" ? 60_000 : 43_200_000);
        }
      },
    ),
  );
});

test("[S8.1] the quota rings while there is still something left of it", () => {
  expect(quotaAlarm({ limit: null, used: 1_000_000 })).toBe("none");
  expect(quotaAlarm({ limit: 200, used: 159 })).toBe("none");
  expect(quotaAlarm({ limit: 200, used: 160 })).toBe("low");
  expect(quotaAlarm({ limit: 200, used: 200 })).toBe("gone");
});

test("[S8.1] a month's figures are all there, those that are nothing as well", () => {
  const usage = usageOf(new Map([["push:sent", 3]]));
  expect(Object.keys(usage)).toEqual([...lineFigures]);
  expect([usage["push:sent"], usage["event:message"]]).toEqual([3, 0]);
});
