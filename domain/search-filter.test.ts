import { expect, test } from "vitest";
import { claim, close, open } from "./consultation.ts";
import type { ConsultationId, ConsulteeId, IdempotencyKey, StaffId } from "./ids.ts";
import type { Staff } from "./people.ts";
import { fitsFilter, narrows, type SearchFilter } from "./search-filter.ts";

const at = (day: number): Date => new Date(Date.UTC(2026, 10, day));
const counsellor: Staff = { kind: "staff", id: "s1" as StaffId, displayName: "見本", roles: ["counsellor"] };
const first = { text: "ねえ", key: "k" as IdempotencyKey };
const consultee = { kind: "consultee", id: "c1" as ConsulteeId } as const;
const waiting = {
  ...open("a" as ConsultationId, 1024, consultee, first, at(10), "line").next,
  attributes: {
    told: { school: "elementary", grade: 5, topics: ["friends", "bullying"] },
    tagged: { school: "junior-high", grade: 1 },
  },
} as const;
const active = claim(waiting, counsellor, at(12))?.next ?? waiting;
const closed = close(active, counsellor, at(14))?.next ?? active;

test("[SR-1] nothing asked fits everything but what is deleted, and narrows nothing", () => {
  for (const one of [waiting, active, closed]) expect(fitsFilter(one, {})).toBe(true);
  expect(closed.state === "closed" && fitsFilter({ ...closed, deletedAt: at(15) }, {})).toBe(false);
  expect(narrows({})).toBe(false);
  expect(narrows({ number: undefined })).toBe(false);
  expect(narrows({ urgent: true })).toBe(true);
});

test.each<[SearchFilter, boolean, boolean, boolean]>([
  [{ number: 1024 }, true, true, true],
  [{ number: 1025 }, false, false, false],
  [{ from: at(13) }, false, false, true],
  [{ to: at(10) }, false, false, false],
  [{ from: at(12), to: at(13) }, false, true, true],
  [{ entrance: "line" }, true, true, true],
  [{ entrance: "web" }, false, false, false],
  [{ state: "open" }, true, true, false],
  [{ state: "closed" }, false, false, true],
  [{ urgent: true }, false, false, false],
  [{ counsellor: counsellor.id }, false, true, true],
  [{ counsellor: "s2" as StaffId }, false, false, false],
  [{ school: "junior-high", grade: 1 }, true, true, true],
  [{ school: "elementary" }, false, false, false],
  [{ topic: "bullying" }, true, true, true],
  [{ topic: "family" }, false, false, false],
  [{ relation: "child" }, false, false, false],
  [{ gender: "girl" }, false, false, false],
])("[SR-1] %o fits the waiting, the active, the closed one: %s %s %s", (filter, ...fits) => {
  expect([waiting, active, closed].map((one) => fitsFilter(one, filter))).toEqual(fits);
});
