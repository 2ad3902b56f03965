import { describe, expect, test } from "vitest";
import type { ConsultationId, Epoch } from "../../domain/ids.ts";
import { sameThings, unionOf } from "./union.ts";
import type { Wants } from "./wants.ts";

const epoch = "e1" as Epoch;
const wants = (watch: Record<string, number>, more: Partial<Wants> = {}): Wants => ({
  epoch,
  watch: Object.entries(watch).map(([consultation, after]) => ({
    consultation: consultation as ConsultationId,
    after,
  })),
  ...more,
});
const watched = (together: Wants | null) =>
  Object.fromEntries((together?.watch ?? []).map(({ consultation, after }) => [consultation, after]));
describe("[DL-10] what the one stream asks for", () => {
  test("each consultation once, from the lowest cursor", () => {
    const together = unionOf(wants({ a: 5 }), [wants({ a: 1, b: 7 }), wants({ b: 3 })]);
    expect(watched(together)).toEqual({ a: 1, b: 3 });
    expect(watched(unionOf(null, [wants({ b: 3 })]))).toEqual({ b: 3 });
  });

  test("the desk's list if anybody wants it", () => {
    const desk = { after: "12" };
    expect(unionOf(wants({}, { desk }), [])?.desk).toEqual(desk);
    expect(unionOf(wants({}), [wants({}, { desk })])?.desk).toEqual(desk);
    expect(unionOf(wants({}), [wants({})])).not.toHaveProperty("desk");
  });

  test("[DL-5] cursors of another epoch mean nothing and are left out", () => {
    expect(watched(unionOf(wants({ a: 1 }), [wants({ b: 90 }, { epoch: "old" as Epoch })]))).toEqual({
      a: 1,
    });
  });

  test("a tab that has no epoch yet is not left out", () => {
    const together = unionOf(wants({ a: 1 }), [wants({ b: 0 }, { epoch: null })]);
    expect(together).toEqual(wants({ a: 1, b: 0 }));
  });

  test("nobody wants anything", () => {
    expect(unionOf(null, [])).toBeNull();
  });

  test("the same things, wherever the cursors stand", () => {
    expect(sameThings(wants({ a: 1, b: 2 }), wants({ b: 9, a: 9 }))).toBe(true);
    expect(sameThings(wants({ a: 1 }), wants({ a: 1, b: 2 }))).toBe(false);
    expect(sameThings(null, wants({}))).toBe(false);
  });
});
