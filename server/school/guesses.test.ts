import { expect, test } from "vitest";
import { openGuesses, wrongCodesAllowed } from "./guesses.ts";

test("[SC-4] wrong codes from one network end in a wait of ten minutes at most; elsewhere nobody waits", () => {
  let now = new Date("2026-11-24T01:00:00Z");
  const guesses = openGuesses({ now: () => now });
  for (let nth = 0; nth < wrongCodesAllowed; nth++) {
    guesses.begin("203.0.113.7");
    guesses.missed(nth % 2 ? "203.0.113.7" : "::ffff:203.0.113.7");
  }
  expect(() => guesses.begin("203.0.113.7")).toThrow(
    expect.objectContaining({ code: "too-many", detail: { retryAfterSeconds: 600 } }),
  );
  guesses.begin("203.0.113.8");
  now = new Date(now.getTime() + 600_000);
  guesses.begin("203.0.113.7");
});
