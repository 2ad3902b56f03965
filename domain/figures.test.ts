import { describe, expect, test } from "vitest";
import type { Attributes } from "./attributes.ts";
import { dimensions, type Fact, figuresOf, isCountedUnder, namesIn, spreadOf } from "./figures.ts";
import type { ConsultationId, ConsulteeId } from "./ids.ts";
import { fiscalYear, fiscalYearOf, instantsOf, isPeriod, monthsOf } from "./period.ts";

const year = fiscalYear(2027);
const at = (text: string): Date => new Date(`${text}+09:00`);
let made = 0;

function fact(told: Attributes, some: Partial<Fact> = {}): Fact {
  made++;
  return {
    id: `${made}` as ConsultationId,
    number: made,
    consultee: `${made}` as ConsulteeId,
    entrance: "web",
    openedAt: at("2027-04-01T00:00:00"),
    closedAt: null,
    claimedAt: null,
    answeredAt: null,
    isBegunByStaff: false,
    isWithinReception: true,
    isReturn: false,
    ofConsultee: 1,
    ofCounsellor: 0,
    isCalled: false,
    faceBefore: null,
    faceAfter: null,
    counted: told,
    told,
    ...some,
  };
}

function countOf(facts: readonly Fact[], dimension: (typeof dimensions)[number], name: string): number {
  return figuresOf(facts, [], year).by[dimension].find((one) => one.name === name)?.count ?? Number.NaN;
}

describe("periods are days in Japan", () => {
  test("[S8.4] A20: a 年度 begins at midnight of the first of April in Japan, and holds a leap day", () => {
    expect([fiscalYearOf("2027-03-31"), fiscalYearOf("2027-04-01")]).toEqual([2026, 2027]);
    expect(instantsOf(year)).toEqual({
      from: new Date("2027-03-31T15:00:00Z"),
      before: new Date("2028-03-31T15:00:00Z"),
    });
    expect(namesIn("day", year)).toContain("2028-02-29");
    expect(namesIn("day", year)).toHaveLength(366);
    expect(monthsOf(year)).toHaveLength(12);
    expect(monthsOf({ from: "2027-01-31", to: "2027-03-01" })).toEqual(["2027-01", "2027-02", "2027-03"]);
  });

  test("what is no period is none: days that do not exist, an end before its beginning, a century", () => {
    expect(isPeriod({ from: "2027-04-01", to: "2027-04-01" })).toBe(true);
    expect(isPeriod({ from: "2027-02-29", to: "2027-03-01" })).toBe(false);
    expect(isPeriod({ from: "2027-04-02", to: "2027-04-01" })).toBe(false);
    expect(isPeriod({ from: "1927-04-01", to: "2027-04-01" })).toBe(false);
  });
});

describe("what is counted", () => {
  test("[S8.4] A20: a minute before midnight in Japan belongs to the day that ends", () => {
    const late = fact({}, { openedAt: at("2027-04-30T23:59:59.999") });
    const early = fact({}, { openedAt: at("2027-05-01T00:00:00") });
    expect(["2027-04-30", "2027-05-01"].map((day) => countOf([late, early], "day", day))).toEqual([1, 1]);
    expect(["2027-04", "2027-05"].map((month) => countOf([late, early], "month", month))).toEqual([1, 1]);
    expect(["5-23", "6-00"].map((name) => countOf([late, early], "weekday-hour", name))).toEqual([1, 1]);
  });

  test("[S8.4] こたえない and nobody asked are two things, and a grade stands with its school", () => {
    const facts = [
      fact({ school: "elementary", grade: 3 }),
      fact({ school: "junior-high", grade: 3 }),
      fact({ school: "high" }),
      fact({ school: "no-answer" }),
      fact({}),
    ];
    expect(countOf(facts, "grade", "elementary-3")).toBe(1);
    expect(countOf(facts, "grade", "no-answer")).toBe(1);
    expect(countOf(facts, "grade", "not-told")).toBe(2);
    expect(countOf(facts, "school", "not-told")).toBe(1);
  });

  test("[S8.4] the city's table: いじめ and 不登校 each where named, その他 where neither was; nothing is left out", () => {
    const facts = [
      fact({ topics: ["bullying", "school-absence"], school: "elementary" }),
      fact({ topics: ["family", "bullying"], school: "high" }),
      fact({ topics: "no-answer", school: "no-answer" }),
      fact({}),
    ];
    const cell = (name: string): number => countOf(facts, "city-table", `2027-04 ${name}`);
    expect(cell("bullying elementary")).toBe(1);
    expect(cell("school-absence elementary")).toBe(1);
    expect(cell("bullying high")).toBe(1);
    expect(cell("other other")).toBe(2);
    expect(cell("other high")).toBe(0);
  });

  test("[S8.4] what a counsellor set counts; what was told stays beside it", () => {
    const facts = [fact({ topics: ["friends"] }, { counted: { topics: ["bullying"] } })];
    expect([countOf(facts, "topic", "bullying"), countOf(facts, "topic-told", "friends")]).toEqual([1, 1]);
    expect(countOf(facts, "topic", "friends")).toBe(0);
  });

  test("[S8.4] waiting, length, people and returns", () => {
    const consultee = "same" as ConsulteeId;
    const facts = [
      fact(
        {},
        {
          consultee,
          claimedAt: at("2027-04-01T00:04:00"),
          answeredAt: at("2027-04-01T00:10:00"),
          ofConsultee: 3,
          ofCounsellor: 2,
        },
      ),
      fact({}, { consultee, answeredAt: at("2027-04-01T00:30:00"), isReturn: true }),
      fact({}, { closedAt: at("2027-04-02T00:00:00") }),
    ];
    expect(figuresOf(facts, [], year)).toMatchObject({
      ...{ consultations: 3, people: 2, unanswered: 1, open: 2 },
      messages: { consultee: 5, counsellor: 2 },
      untilClaim: { of: 1, median: 4, p90: 4 },
      untilAnswer: { of: 2, median: 10, p90: 30 },
      untilClose: { of: 1, median: 1_440, p90: 1_440 },
      length: { of: 3, median: 1, p90: 5 },
    });
    const band = (name: string): number => countOf(facts, "until-answer", name);
    expect([band("under-15"), band("under-60"), band("unanswered")]).toEqual([1, 1, 1]);
    expect([countOf(facts, "standing", "open"), countOf(facts, "standing", "closed")]).toEqual([2, 1]);
    const first = figuresOf(facts, [], year).by.day[0];
    expect(first).toEqual({ name: "2027-04-01", count: 3, people: 2 });
    expect([countOf(facts, "return", "first"), countOf(facts, "return", "return")]).toEqual([2, 1]);
    const begun = fact({}, { isBegunByStaff: true, answeredAt: at("2027-04-01T00:00:00") });
    expect(figuresOf([...facts, begun], [], year)).toMatchObject({
      unanswered: 1,
      untilAnswer: { of: 2, median: 10 },
    });
    expect(spreadOf([])).toBeNull();
    expect(figuresOf([], [], year)).toMatchObject({ consultations: 0, untilAnswer: null });
  });

  test("[S8.4] messages are counted by when they were written, in a consultation of whatever day", () => {
    const hours = [
      { day: "2027-04-30", hour: 23, count: 4 },
      { day: "2027-05-01", hour: 0, count: 3 },
    ];
    const { written, consultations } = figuresOf([], hours, year);
    const of = (dimension: keyof typeof written, name: string) =>
      written[dimension].find((one) => one.name === name)?.count;
    expect(consultations).toBe(0);
    expect([of("day", "2027-04-30"), of("month", "2027-05"), of("fiscal-year", "2027")]).toEqual([4, 3, 7]);
    expect([of("hour", "23"), of("weekday-hour", "6-00"), of("hour", "12")]).toEqual([4, 3, 0]);
  });

  test("[S8.4] urgent calls and faces, also those that nobody showed", () => {
    const facts = [fact({}, { isCalled: true, faceBefore: 1, faceAfter: 4 }), fact({}, { faceBefore: 1 })];
    expect([countOf(facts, "urgent-call", "called"), countOf(facts, "urgent-call", "not-called")]).toEqual([
      1, 1,
    ]);
    expect([countOf(facts, "face-before", "1"), countOf(facts, "face-after", "4")]).toEqual([2, 1]);
    expect(countOf(facts, "face-after", "not-told")).toBe(1);
  });

  test("[FG-2] [S8.4] each figure is what its rows are, under every name of every dimension", () => {
    const facts = [
      fact({
        relation: "guardian",
        school: "high",
        grade: 4,
        gender: "other",
        topics: ["study", "internet"],
      }),
      fact({ relation: "no-answer", topics: ["bullying"] }, { entrance: "line", isWithinReception: false }),
      fact({}, { openedAt: at("2028-02-29T12:00:00") }),
    ];
    const { by } = figuresOf(facts, [], year);
    for (const dimension of dimensions) {
      expect(by[dimension].map(({ name }) => name)).toEqual(namesIn(dimension, year));
      for (const { name, count } of by[dimension])
        expect(facts.filter((one) => isCountedUnder(one, dimension, name)).length).toBe(count);
      const total = by[dimension].reduce((sum, { count }) => sum + count, 0);
      expect(total).toBeGreaterThanOrEqual(facts.length);
    }
  });
});
