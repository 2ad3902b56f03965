import fc from "fast-check";
import { expect, test } from "vitest";
import {
  type AccessAnswer,
  daysOfQuarter,
  openQuarters,
  quarterBefore,
  quarterOf,
  type Reviewed,
  refuseMoreRoles,
  refuseToAnswer,
  reviewOf,
  stands,
} from "./access-review.ts";
import type { StaffId } from "./ids.ts";
import { dayAfter } from "./japan-time.ts";

const now = new Date("2026-11-23T00:00:00Z");
const [one, two] = ["01-one", "02-two"] as [StaffId, StaffId];
const person = (id: StaffId, since: string): Omit<Reviewed, "answer"> => ({
  ...{ id, displayName: id, roles: ["counsellor", "supervisor"], since: new Date(since) },
});
const answer = (change: Partial<AccessAnswer> = {}): AccessAnswer => ({
  ...{ quarter: "2026-q4", staff: one, roles: ["counsellor"], said: "needed", by: two, at: now },
  ...{ approval: null, ...change },
});

test("[S11.12] [RG-5] each day lies in exactly one quarter, and quarters follow each other without a gap", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 20_000 }), (days) => {
      const day = dayAfter("2020-01-01", days);
      const quarter = quarterOf(day);
      const { from, before } = daysOfQuarter(quarter);
      expect(from <= day && day < before).toBe(true);
      expect(quarterOf(dayAfter(before, -1))).toBe(quarter);
      expect(quarterBefore(quarterOf(before))).toBe(quarter);
    }),
  );
});

test("[RG-5] open are this quarter and the one before, by the clock in Japan", () => {
  expect(openQuarters(now)).toEqual(["2026-q3", "2026-q4"]);
  expect(openQuarters(new Date("2026-12-31T14:59:59Z"))).toEqual(["2026-q3", "2026-q4"]);
  expect(openQuarters(new Date("2026-12-31T15:00:00Z"))).toEqual(["2026-q4", "2027-q1"]);
});

test("[RG-5] whoever came after a quarter's end is not looked at for it", () => {
  const people = [person(one, "2026-09-30T14:59:59Z"), person(two, "2026-09-30T15:00:00Z")];
  expect(reviewOf("2026-q3", people, [], now).map(({ id }) => id)).toEqual([one]);
  expect(reviewOf("2026-q4", people, [], now).map(({ id }) => id)).toEqual([one, two]);
});

test("[RG-5] what others refused, or did not agree to in time, is as if it had not been said; the last that stands counts", () => {
  const [later, earlier] = [new Date(now.getTime() + 1), now];
  for (const [approval, expected] of [
    [null, true],
    [{ outcome: null, expiresAt: later }, true],
    [{ outcome: null, expiresAt: earlier }, false],
    [{ outcome: "refused", expiresAt: later }, false],
    [{ outcome: "withdrawn", expiresAt: later }, false],
    [{ outcome: "carried-out", expiresAt: earlier }, true],
  ] as const)
    expect(stands({ approval }, now)).toBe(expected);
  const people = [person(one, "2026-01-01T00:00:00Z")];
  const refused = answer({ said: "fewer", approval: { outcome: "refused", expiresAt: later } });
  expect(reviewOf("2026-q4", people, [refused], now)[0]?.answer).toBeNull();
  expect(reviewOf("2026-q4", people, [answer(), refused], now)[0]?.answer?.said).toBe("needed");
  expect(reviewOf("2026-q3", people, [answer()], now)[0]?.answer).toBeNull();
});

test("[RG-5] nobody says it of themselves, twice, of another quarter, or of other roles than they saw", () => {
  const about = { ...person(one, "2026-01-01T00:00:00Z"), answer: null };
  const roles = about.roles;
  const [of, by] = [{ id: two }, { id: one }];
  expect(() => refuseToAnswer("2026-q4", ["supervisor", "counsellor"], about, of, now)).not.toThrow();
  expect(() => refuseToAnswer("2026-q3", roles, about, of, now)).not.toThrow();
  expect(() => refuseToAnswer("2026-q2", roles, about, of, now)).toThrow("not-found");
  expect(() => refuseToAnswer("2027-q1", roles, about, of, now)).toThrow("not-found");
  expect(() => refuseToAnswer("2026-q4", roles, about, by, now)).toThrow("not-oneself");
  expect(() => refuseToAnswer("2026-q4", ["counsellor"], about, of, now)).toThrow("settings-moved");
  expect(() => refuseToAnswer("2026-q4", roles, { ...about, answer: answer() }, of, now)).toThrow(
    "approval-closed",
  );
});

test("[RG-5] fewer are some of those held, or none, and never another", () => {
  const held = ["counsellor", "supervisor"] as const;
  for (const keep of [[], ["counsellor"]] as const) expect(() => refuseMoreRoles(keep, held)).not.toThrow();
  for (const keep of [held, ["administrator"]] as const)
    expect(() => refuseMoreRoles(keep, held)).toThrow("bad-input");
});
