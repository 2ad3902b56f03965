import { expect, test } from "vitest";
import type { ConsultationSummary } from "../../../contract/sync.ts";
import type { ConsultationId } from "../../../domain/ids.ts";
import { emptyList } from "../list/list.ts";
import { everything } from "../list/narrow.ts";
import { glanceOf, holdTalks, mostWatched, talksOf, toggled, withFirst } from "./watching.ts";

const id = (n: number): ConsultationId => `c${n}` as ConsultationId;
const row = (n: number, some: Partial<ConsultationSummary> = {}): ConsultationSummary =>
  ({
    ...{ id: id(n), number: n, state: "active", urgent: false, entrance: "web", counsellor: null },
    ...{ consulteeSeq: 2, counsellorSeq: 1, attributes: { told: {}, tagged: {} } },
    ...some,
  }) as ConsultationSummary;
const listOf = (...rows: ConsultationSummary[]) => ({
  ...emptyList,
  rows: new Map(rows.map((one) => [one.id, one])),
});
const all = { ...everything, risk: "" } as const;

test("[S8.3] the live room shows what goes on, the oldest first, so that what is new moves nothing", () => {
  const list = listOf(row(3), row(1), row(2, { state: "closed" }));
  expect(talksOf(list, all, new Map())).toEqual([id(1), id(3)]);
  expect(talksOf(list, { ...all, risk: "high" }, new Map([[id(3), "high"]]))).toEqual([id(3)]);
  expect(talksOf(list, { ...all, urgent: true }, new Map())).toEqual([]);
});

test("[S8.3] while somebody aims, what has ended stays in its place, and goes when they have left", () => {
  const list = listOf(row(1), row(2, { state: "closed" }), row(3), row(4));
  const now = [id(1), id(3), id(4)];
  expect(holdTalks([id(1), id(2), id(3)], now, list, true)).toEqual([id(1), id(2), id(3), id(4)]);
  expect(holdTalks([id(1), id(2), id(3)], now, list, false)).toEqual(now);
  // Gone from the list altogether: nothing to draw.
  expect(holdTalks([id(9)], now, list, true)).toEqual(now);
});

test("[S8.3] [LV-1] one or many are watched, as many as one can see", () => {
  expect(toggled([id(1)], id(2))).toEqual([id(1), id(2)]);
  expect(toggled([id(1), id(2)], id(1))).toEqual([id(2)]);
  const many = Array.from({ length: 200 }, (_, n) => id(n));
  const full = withFirst([id(7)], many);
  expect([full.length, full[0]]).toEqual([mostWatched, id(7)]);
  expect(toggled(full, id(150))).toBe(full);
});

test("[S8.3] at a glance: who waits, who is answered, whose words nobody has answered, what is urgent", () => {
  const list = listOf(
    row(1, { state: "waiting" }),
    row(2, { counsellorSeq: 3, urgent: true }),
    row(3, { state: "closed", urgent: true }),
  );
  expect(glanceOf(list)).toEqual({ waiting: 1, active: 1, unanswered: 1, urgent: 1 });
});
