import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { ConsultationSummary } from "../../../contract/sync.ts";
import type { ConsultationId, StaffId } from "../../../domain/ids.ts";
import { type Arrangement, arrange, sections } from "./arrange.ts";
import { hold } from "./hold.ts";

const me = "staff-me" as StaffId;

type Part = Pick<ConsultationSummary, "state" | "counsellor">;
function row(
  number: number,
  part: Part,
  openedAt = number,
  lastAt = number,
): [ConsultationId, ConsultationSummary] {
  const at = (minute: number) => new Date(Date.UTC(2026, 10, 22, 5, minute)).toISOString();
  const id = `c${number}` as ConsultationId;
  return [
    id,
    {
      id,
      number,
      entrance: "web",
      deletedAt: null,
      ...part,
      openedAt: at(openedAt),
      lastAt: at(lastAt),
      lastSeq: 1,
      consulteeSeq: 1,
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
    },
  ];
}
const waiting: Part = { state: "waiting", counsellor: null };
const mine: Part = { state: "active", counsellor: me };
const others: Part = { state: "active", counsellor: "staff-other" as StaffId };
const closed: Part = { state: "closed", counsellor: me };

const arranged = (...rows: [ConsultationId, ConsultationSummary][]) =>
  arrange({ after: null, rows: new Map(rows) }, me);
const ids = (...numbers: number[]) => numbers.map((n) => `c${n}`);

describe("the arrangement", () => {
  test("待っている by arrival, one's own and others' apart, 終了 latest first", () => {
    const arrangement = arranged(
      row(1, waiting, 9),
      row(2, waiting, 3),
      row(3, others, 1),
      row(4, mine, 8),
      row(5, mine, 2),
      row(6, closed, 1, 10),
      row(7, closed, 1, 20),
    );
    expect(arrangement).toEqual({ waiting: ids(2, 1), mine: ids(5, 4), others: ids(3), closed: ids(7, 6) });
  });
});

describe("holding still", () => {
  const drawn = arranged(row(1, waiting), row(2, waiting), row(3, mine), row(4, others), row(5, closed));

  test("without an aim the truth is drawn", () => {
    const truth = arranged(row(9, waiting));
    expect(hold(drawn, truth, null)).toEqual({ drawn: truth, late: [] });
  });

  test("an arrival below the aim is drawn at once", () => {
    const truth = arranged(row(1, waiting), row(2, waiting), row(6, waiting), row(3, mine), row(4, others));
    expect(hold(drawn, truth, "c1" as ConsultationId)).toEqual({ drawn: truth, late: [] });
  });

  test("an arrival above the aim waits, and is named", () => {
    const truth = arranged(row(1, waiting), row(2, waiting), row(6, waiting), row(3, mine), row(4, others));
    const held = hold(drawn, truth, "c4" as ConsultationId);
    expect(held.drawn).toEqual({ waiting: ids(1, 2), mine: ids(3), others: ids(4), closed: [] });
    expect(held.late).toEqual(ids(6));
  });

  test("a row that left its section stays under the pointer and stands nowhere twice", () => {
    const truth = arranged(row(2, waiting), row(1, others), row(3, mine), row(4, others), row(5, closed));
    const held = hold(drawn, truth, "c2" as ConsultationId);
    expect(held.drawn).toEqual({ waiting: ids(1, 2), mine: ids(3), others: ids(4), closed: ids(5) });
    expect(held.late).toEqual([]);
  });

  test("whatever happens, the rows down to the aim keep their places, and no row is drawn twice or lost", () => {
    const place = fc.record({
      number: fc.integer({ min: 1, max: 12 }),
      part: fc.constantFrom(waiting, mine, others, closed),
    });
    const anyList = fc
      .uniqueArray(place, { selector: (p) => p.number, maxLength: 12 })
      .map((places) => arranged(...places.map(({ number, part }) => row(number, part))));
    const flat = (a: Arrangement) => sections.flatMap((section) => a[section]);
    fc.assert(
      fc.property(anyList, anyList, fc.nat(11), (before, truth, pick) => {
        const aim = flat(before)[pick] ?? null;
        const held = hold(before, truth, aim);
        const down = aim ? flat(before).indexOf(aim) + 1 : 0;
        expect(flat(held.drawn).slice(0, down)).toEqual(flat(before).slice(0, down));
        const all = [...flat(held.drawn), ...held.late];
        expect(new Set(all).size).toBe(all.length);
        expect(flat(truth).every((id) => all.includes(id))).toBe(true);
      }),
    );
  });
});
