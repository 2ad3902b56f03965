import { expect, test } from "vitest";
import { nothingTyped, readKeys } from "./keys.ts";

test("what is left empty stays as it is; space around what was copied does not count", () => {
  expect(readKeys(nothingTyped)).toEqual({
    keys: { token: null, secret: null, signInId: null, signInSecret: null },
    faults: {},
  });
  const typed = { ...nothingTyped, token: " mihon-token\n", signInId: " 1234567890 " };
  expect(readKeys(typed)).toEqual({
    keys: { token: "mihon-token", secret: null, signInId: "1234567890", signInSecret: null },
    faults: {},
  });
});

test("what cannot be a key is told at its field before it leaves the page", () => {
  const typed = {
    token: "short",
    secret: "みほんのひみつのことば",
    signInId: "12a4",
    signInSecret: "a b c d e f",
  };
  expect(readKeys(typed).faults).toEqual({
    ...{ token: "key", secret: "key", signInId: "id", signInSecret: "key" },
  });
});
