import { expect, test } from "vitest";
import { dimensions, type Fact, figuresOf } from "../../../domain/figures.ts";
import type { ConsultationId, ConsulteeId } from "../../../domain/ids.ts";
import type { Period } from "../../../domain/period.ts";
import { unitsOf } from "./questions.ts";
import type { FiguresRead, FiguresSeen } from "./read-figures.ts";
import { fullest, shownCounts, totalOf } from "./shown-counts.ts";

const november = { from: "2026-11-01", to: "2026-11-30" };
const october = { from: "2026-10-01", to: "2026-10-31" };

function figures(period: Period, schools: readonly ("elementary" | "junior-high" | "high")[]): FiguresSeen {
  const facts = schools.map(
    (school, nth): Fact => ({
      ...{ id: `${nth}` as ConsultationId, number: nth, consultee: `${nth}` as ConsulteeId, entrance: "web" },
      ...{
        openedAt: new Date(`${period.from}T12:00:00+09:00`),
        closedAt: null,
        claimedAt: null,
        answeredAt: null,
      },
      ...{
        isWithinReception: true,
        isBegunByStaff: false,
        isReturn: false,
        ofConsultee: 1,
        ofCounsellor: 0,
        isCalled: false,
      },
      ...{ faceBefore: null, faceAfter: null, counted: { school }, told: { school } },
    }),
  );
  return { ...figuresOf(facts, [{ day: period.from, hour: 12, count: 3 }], period) };
}

const read: FiguresRead = {
  ...{ period: november, figures: figures(november, [...Array(8).fill("high"), "elementary", "elementary"]) },
  compared: { period: october, figures: figures(october, ["high"]) },
};

test("[S8.4] a dimension of two periods: names beside names, days beside days by their place", () => {
  const bySchool = shownCounts(read, "school", false).counts;
  expect(bySchool.find(({ name }) => name === "high")).toEqual({
    ...{ name: "high", said: "高校", count: 8, before: 1 },
  });
  const byDay = shownCounts(read, "day", false).counts;
  expect(byDay[0]).toMatchObject({ name: "2026-11-01", count: 10, before: 1 });
  expect(shownCounts({ ...read, compared: null }, "day", false).counts[0]?.before).toBeUndefined();
  expect(shownCounts(read, "day", false, "messages").counts[0]).toMatchObject({ count: 3, before: 3 });
  expect(shownCounts(read, "day", false, "people").counts[0]).toMatchObject({ count: 10, before: 1 });
  expect(fullest(bySchool)?.name).toBe("high");
  expect(fullest([])).toBeUndefined();
});

test("[FG-3] for publishing a small number is hidden, and what would tell it, in both periods", () => {
  const { counts, all } = shownCounts(read, "school", true);
  const at = (name: string) => counts.find((one) => one.name === name);
  expect(at("elementary")).toMatchObject({ count: null, before: 0 });
  expect(at("high")).toMatchObject({ count: null, before: null });
  expect(all).toBe(10);
  const told = read.compared && totalOf(read.compared.figures, true);
  expect([totalOf(read.figures, true), told]).toEqual([10, null]);
  for (const dimension of dimensions)
    for (const unit of unitsOf(dimension))
      for (const { count } of shownCounts(read, dimension, true, unit).counts)
        expect(count === null || count === 0 || count >= 5).toBe(true);
});
