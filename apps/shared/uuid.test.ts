import { afterEach, expect, test, vi } from "vitest";
import { newKey } from "./uuid.ts";

const version4 = /^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/;

afterEach(() => void vi.unstubAllGlobals());

test("a random UUID of version 4", () => {
  expect(newKey()).toMatch(version4);
  expect(newKey()).not.toBe(newKey());
});

test("without crypto.randomUUID (plain http, Safari 15.0) too", () => {
  const { getRandomValues } = crypto;
  vi.stubGlobal("crypto", { getRandomValues: getRandomValues.bind(crypto) });
  const keys = Array.from({ length: 200 }, newKey);
  for (const key of keys) expect(key).toMatch(version4);
  expect(new Set(keys).size).toBe(200);
});
