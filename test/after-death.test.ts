import { expect, test } from "vitest";
import { readTree } from "./source.ts";
import { declaredNames, wordsIn } from "./words.ts";

/** Processes are alive here, and nobody else is said to be. */
const ofDeath = new Set(["dead", "death", "deceased", "died", "dies", "survivor"]);

test("[S11.2] no type, field, table or column says whether somebody lives, so that no rule can loosen when they do not", () => {
  const names = declaredNames(readTree()).map(({ name }) => name);
  expect(names.length).toBeGreaterThan(1_000);
  expect(names.filter((name) => wordsIn(name).some((word) => ofDeath.has(word)))).toEqual([]);
});
