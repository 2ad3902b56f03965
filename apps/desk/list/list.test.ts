import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { ConsultationSummary } from "../../../contract/sync.ts";
import type { ConsultationId, StaffId } from "../../../domain/ids.ts";
import { countAwaiting, type DeskFrame, emptyList, heldBy, takeFrame, takeSummary } from "./list.ts";

const me = "staff-me" as StaffId;
const other = "staff-other" as StaffId;

function summary(
  number: number,
  lastSeq: number,
  more: Partial<ConsultationSummary> = {},
): ConsultationSummary {
  return {
    id: `c${number}` as ConsultationId,
    number,
    entrance: "web",
    deletedAt: null,
    state: "waiting",
    counsellor: null,
    openedAt: `2026-11-22T05:${String(number % 60).padStart(2, "0")}:00.000Z`,
    lastAt: `2026-11-22T06:${String(lastSeq % 60).padStart(2, "0")}:00.000Z`,
    lastSeq,
    consulteeSeq: lastSeq,
    counsellorSeq: 0,
    consulteeRead: 0,
    counsellorRead: 0,
    claimVersion: 0,
    attributes: { told: {}, tagged: {} },
    historyVersion: 0,
    briefing: "read",
    recordVersion: 0,
    handedOverBy: null,
    urgent: false,
    ...more,
  };
}

function frame(after: number, changes: ConsultationSummary[], whole = false): DeskFrame {
  return { t: "desk", after: String(after), whole, changes };
}

const rowsOf = (frames: DeskFrame[]) =>
  [...frames.reduce(takeFrame, emptyList).rows.values()].sort((a, b) => a.number - b.number);

describe("the list", () => {
  const change = fc
    .tuple(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 9 }))
    .map(([number, lastSeq]) => summary(number, lastSeq));
  const frames = fc.array(
    fc.tuple(fc.nat(99), fc.array(change, { maxLength: 5 })).map(([after, changes]) => frame(after, changes)),
    { minLength: 1, maxLength: 8 },
  );

  test("[DL-14] is the same for any order and any repetition of the same frames", () => {
    fc.assert(
      fc.property(
        frames.chain((sent) =>
          fc.tuple(
            fc.constant(sent),
            fc.shuffledSubarray([...sent, ...sent], { minLength: sent.length * 2 }),
          ),
        ),
        ([sent, shuffled]) => {
          expect(rowsOf(shuffled)).toEqual(rowsOf(sent));
        },
      ),
    );
  });

  test("keeps of each consultation the summary with the highest lastSeq", () => {
    expect(rowsOf([frame(1, [summary(1, 3)]), frame(2, [summary(1, 2), summary(2, 1)])])).toEqual([
      summary(1, 3),
      summary(2, 1),
    ]);
  });

  test("a whole frame is the list: what it leaves out is forgotten, what it says too late is not believed", () => {
    const list = [
      frame(1, [summary(1, 1), summary(2, 5)]),
      frame(9, [summary(2, 4), summary(3, 1)], true),
    ].reduce(takeFrame, emptyList);
    expect([...list.rows.values()]).toEqual([summary(2, 5), summary(3, 1)]);
    expect(list.after).toBe("9");
  });

  test("a frame without news leaves every row, and the map itself, as it was", () => {
    const before = takeFrame(emptyList, frame(1, [summary(1, 2)]));
    expect(takeFrame(before, frame(2, [summary(1, 2)])).rows).toBe(before.rows);
    expect(takeFrame(before, frame(2, [])).after).toBe("2");
  });

  test("an answer to one's own act is taken without moving the cursor", () => {
    const before = takeFrame(emptyList, frame(7, [summary(1, 2)]));
    const claimed = summary(1, 3, { state: "active", counsellor: me, claimVersion: 1 });
    const after = takeSummary(before, claimed);
    expect(after.rows.get(claimed.id)).toEqual(claimed);
    expect(after.after).toBe("7");
    expect(takeSummary(after, summary(1, 2))).toBe(after);
  });

  test("counts what waits for me: waiting ones and my own with unread words, nobody else's", () => {
    const list = takeFrame(
      emptyList,
      frame(1, [
        summary(1, 1),
        summary(2, 4, { state: "active", counsellor: me, consulteeSeq: 4, counsellorRead: 3 }),
        summary(3, 4, { state: "active", counsellor: me, consulteeSeq: 2, counsellorRead: 2 }),
        summary(4, 4, { state: "active", counsellor: other, consulteeSeq: 4, counsellorRead: 1 }),
        summary(5, 4, { state: "closed", counsellor: me, consulteeSeq: 4, counsellorRead: 1 }),
      ]),
    );
    expect(countAwaiting(list, me)).toBe(2);
    expect(heldBy(list, me)).toEqual(["c2", "c3"]);
  });
});
