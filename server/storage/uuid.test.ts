import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { idempotencyKey } from "../../contract/endpoint.ts";
import { uuidOfHash, uuidv7 } from "./uuid.ts";

const hash = (text: string): Buffer => createHash("sha256").update(text).digest();

test("a UUID of a moment is version 7, sorts by its millisecond, and never comes twice", () => {
  const from = Date.parse("2026-04-01T00:00:00Z");
  const made = Array.from({ length: 5_000 }, (_, at) => uuidv7(new Date(from + at)));
  expect(made).toEqual(made.toSorted());
  expect(new Set(made).size).toBe(made.length);
  for (const one of made)
    expect(one).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  const [first = ""] = made;
  expect(Number.parseInt(first.replaceAll("-", "").slice(0, 12), 16)).toBe(from);
  const sameMoment = new Set(Array.from({ length: 5_000 }, () => uuidv7(new Date(from))));
  expect(sameMoment.size).toBe(5_000);
});

test("a UUID of a hash is version 8, and the same hash names the same thing again", () => {
  const [one, other] = [uuidOfHash(hash("a")), uuidOfHash(hash("b"))];
  expect(one).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(uuidOfHash(hash("a"))).toBe(one);
  expect(other).not.toBe(one);
});

test("making a UUID leaves the hash as it was: it may be stored afterwards", () => {
  const kept = hash("a");
  uuidOfHash(kept);
  expect(kept).toEqual(hash("a"));
});

test("both are ids on the wire", () => {
  for (const one of [uuidv7(new Date(0)), uuidOfHash(hash("a"))]) expect(idempotencyKey.parse(one)).toBe(one);
});
