import { describe, expect, test } from "vitest";
import type { Frame } from "../../contract/sync.ts";
import type { ConsultationId, Epoch } from "../../domain/ids.ts";
import { carry, nothingCarried, sameThings, unionOf } from "./union.ts";
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
const entries = (consultation: string, seq: number): Frame => ({
  t: "entries",
  consultation: consultation as ConsultationId,
  entries: [{ kind: "claim", seq, at: "" }],
});

describe("[DL-10] what the one stream asks for", () => {
  test("one's own cursors as they are; the others' from the lowest", () => {
    const together = unionOf(wants({ a: 5 }), [wants({ a: 1, b: 7 }), wants({ b: 3 })], nothingCarried);
    expect(watched(together)).toEqual({ a: 5, b: 3 });
  });

  test("for the others it goes on where it stands", () => {
    const carried = carry(carry(nothingCarried, entries("b", 9)), entries("b", 8));
    expect(watched(unionOf(null, [wants({ b: 3 })], carried))).toEqual({ b: 9 });
    expect(watched(unionOf(wants({ b: 3 }), [], carried))).toEqual({ b: 3 });
  });

  test("the desk's list if anybody wants it", () => {
    const desk = { after: "12" };
    expect(unionOf(wants({}, { desk }), [], nothingCarried)?.desk).toEqual(desk);
    expect(unionOf(wants({}), [wants({}, { desk })], nothingCarried)?.desk).toEqual(desk);
    const carried = carry(nothingCarried, { t: "desk", after: "15", whole: false, changes: [] });
    expect(unionOf(wants({}), [wants({}, { desk })], carried)?.desk).toEqual({ after: "15" });
    expect(unionOf(wants({}), [wants({})], nothingCarried)).not.toHaveProperty("desk");
  });

  test("[DL-5] cursors of another epoch mean nothing and are left out", () => {
    expect(
      watched(unionOf(wants({ a: 1 }), [wants({ b: 90 }, { epoch: "old" as Epoch })], nothingCarried)),
    ).toEqual({ a: 1 });
  });

  test("nobody wants anything", () => {
    expect(unionOf(null, [], nothingCarried)).toBeNull();
  });

  test("the same things, wherever the cursors stand", () => {
    expect(sameThings(wants({ a: 1, b: 2 }), wants({ b: 9, a: 9 }))).toBe(true);
    expect(sameThings(wants({ a: 1 }), wants({ a: 1, b: 2 }))).toBe(false);
    expect(sameThings(null, wants({}))).toBe(false);
  });
});
