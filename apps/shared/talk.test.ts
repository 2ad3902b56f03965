import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { ConsulteeEntry, StaffEntry } from "../../contract/sync.ts";
import { emptyTalk, fold, hasGap } from "./talk.ts";

const at = "2026-11-22T01:02:03.000Z";

/** A whole history: any kinds, numbered 1, 2, 3 … */
const history = fc
  .array(fc.constantFrom("mine", "theirs", "read", "claim", "close", "automatic", "deleted"), {
    maxLength: 25,
  })
  .map((kinds): ConsulteeEntry[] =>
    kinds.map((kind, index) => {
      const seq = index + 1;
      if (kind === "mine")
        return { kind: "message", by: "consultee", seq, at, key: `k${seq}` as never, text: `m${seq}` };
      if (kind === "theirs") return { kind: "message", by: "counsellor", seq, at, text: `t${seq}` };
      if (kind === "read")
        return { kind: "read", by: seq % 2 ? "consultee" : "counsellor", upTo: index, seq, at };
      if (kind === "automatic") return { kind, reason: "out-of-hours", promised: at, seq, at };
      if (kind === "deleted") return { kind, seq, at };
      return kind === "claim" ? { kind: "claim", seq, at } : { kind: "close", seq, at };
    }),
  );

/** Frames of it: any slices, in any order, any of them twice, and in the end each at least once. */
const delivery = history.chain((entries) =>
  fc
    .tuple(
      fc.array(fc.tuple(fc.nat(entries.length), fc.nat(entries.length)), { maxLength: 12 }),
      fc.shuffledSubarray(
        entries.map((one) => [one]),
        { minLength: entries.length },
      ),
    )
    .map(([slices, singles]) => ({
      entries,
      frames: [...slices.map(([from, to]) => entries.slice(from, to)), ...singles],
    })),
);

describe("[DL-4] whatever the order and however often frames come", () => {
  test("the talk in the end is the same", () => {
    fc.assert(
      fc.property(delivery, ({ entries, frames }) => {
        const whole = fold(emptyTalk, entries);
        const pieces = frames.reduce(fold, emptyTalk);
        expect(pieces).toEqual(whole);
        expect(hasGap(pieces)).toBe(false);
        expect(pieces.cursor).toBe(entries.length);
      }),
    );
  });

  test("at every moment: in order, none twice, none before its time, and a gap is known", () => {
    fc.assert(
      fc.property(delivery, ({ frames }) => {
        let talk = emptyTalk;
        const seen = new Set<number>();
        for (const frame of frames) {
          talk = fold(talk, frame);
          for (const { seq } of frame) seen.add(seq);
          const seqs = talk.messages.map(({ seq }) => seq);
          expect(seqs).toEqual([...new Set(seqs)].sort((a, b) => a - b));
          expect(Math.max(0, ...seqs)).toBeLessThanOrEqual(talk.cursor);
          expect(hasGap(talk)).toBe([...seen].some((seq) => seq > talk.cursor));
        }
      }),
    );
  });
});

test("[CN-8] a read mark never moves back", () => {
  const entries: ConsulteeEntry[] = [
    { kind: "read", by: "counsellor", upTo: 5, seq: 1, at },
    { kind: "read", by: "counsellor", upTo: 3, seq: 2, at },
  ];
  expect(fold(emptyTalk, entries).read).toEqual({ consultee: 0, counsellor: 5 });
});

test("staff see who it was, and which claim", () => {
  const entries: StaffEntry[] = [
    { kind: "claim", staff: "s1" as never, claimVersion: 3, seq: 1, at },
    { kind: "message", by: "counsellor", staff: "s1" as never, key: "k" as never, text: "はい", seq: 2, at },
    { kind: "close", staff: "s1" as never, seq: 3, at },
  ];
  const talk = fold(emptyTalk, entries);
  expect(talk.claim).toEqual({ staff: "s1", version: 3, at });
  expect(talk.messages[0]).toMatchObject({ staff: "s1", key: "k" });
  expect(talk.closedAt).toBe(at);
});

test("[CN-16] what was taken back has no words any more, whether it was seen or not", () => {
  const said: ConsulteeEntry = { kind: "message", by: "counsellor", text: "m", seq: 1, at };
  const seen = fold(fold(emptyTalk, [said]), [{ kind: "retract", of: 1, seq: 2, at }]);
  const late = fold(emptyTalk, [
    { kind: "retracted", seq: 1, at },
    { kind: "retract", of: 1, seq: 2, at },
  ]);
  for (const talk of [seen, late]) {
    expect(talk.messages).toEqual([]);
    expect(talk.retracted).toMatchObject([{ seq: 1, by: "counsellor" }]);
    expect(JSON.stringify(talk)).not.toContain('"m"');
  }
});

test("[CN-17] a hand-over is a claim of somebody else; to nobody, of nobody", () => {
  const given = { kind: "hand-over", from: "a", to: "b", claimVersion: 2, seq: 1, at } as never;
  expect(fold(emptyTalk, [given]).claim).toEqual({ staff: "b", version: 2, at });
  const back = { kind: "hand-over", from: "b", to: null, claimVersion: 3, seq: 2, at } as never;
  expect(fold(emptyTalk, [given, back])).toMatchObject({
    claim: null,
    handOvers: [{ to: "b" }, { to: null }],
  });
  expect(fold(emptyTalk, [{ kind: "hand-over", seq: 1, at }]).claim).toEqual({ staff: null, version: 0, at });
});

test("an entry of a kind this page does not know yet counts, and shows nothing", () => {
  const talk = fold(emptyTalk, [{ kind: "later", seq: 1, at } as never]);
  expect(talk.cursor).toBe(1);
  expect(talk.messages).toEqual([]);
});

test("nothing new is the very same talk, so that nothing is drawn", () => {
  const talk = fold(emptyTalk, [{ kind: "claim", seq: 1, at }]);
  expect(fold(talk, [{ kind: "claim", seq: 1, at }])).toBe(talk);
});

test("[CB-9] of what is deleted nothing is kept, whatever came before it", () => {
  const whole = fold(emptyTalk, [
    { kind: "message", by: "consultee", seq: 1, at, key: "k1" as never, text: "m1" },
    { kind: "attributes", by: "consultee", attributes: { grade: 3 }, seq: 2, at },
    { kind: "deleted", seq: 3, at },
  ]);
  expect(whole).toEqual({ ...emptyTalk, cursor: 3, closedAt: at, deletedAt: at });
});
