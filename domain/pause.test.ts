import { expect, test } from "vitest";
import type { ConsultationId, ConsulteeId, StaffId } from "./ids.ts";
import { type Pause, pauseState, refuseFaultyEnd, refuseToDecidePause, refuseToLift } from "./pause.ts";
import type { Staff } from "./people.ts";

const hour = (count: number): Date => new Date(Date.UTC(2026, 10, 20) + count * 3_600_000);
const staff = (id: string): Staff => ({
  ...{ kind: "staff", id: id as StaffId, displayName: "見本", roles: ["supervisor"] },
});
const proposed: Pause = {
  ...{ id: "p", consultee: "c" as ConsulteeId, consultation: "t" as ConsultationId, ground: "hurtful" },
  ...{ until: hour(72), proposedBy: "s1" as StaffId, proposedAt: hour(0), decided: null, lifted: null },
};
const agreed: Pause = { ...proposed, decided: { by: "s2" as StaffId, at: hour(1), agreed: true } };

test("[PA-1] how a pause stands, hour by hour", () => {
  expect(pauseState(proposed, hour(23))).toBe("proposed");
  expect(pauseState(proposed, hour(24))).toBe("expired");
  expect(pauseState(agreed, hour(24))).toBe("in-force");
  expect(pauseState(agreed, hour(72))).toBe("over");
  expect(
    pauseState({ ...agreed, decided: { by: "s2" as StaffId, at: hour(1), agreed: false } }, hour(2)),
  ).toBe("refused");
  expect(pauseState({ ...agreed, lifted: { by: "s2" as StaffId, at: hour(3) } }, hour(4))).toBe("lifted");
});

test("[PA-1] it ends, and not later than in thirty days", () => {
  expect(() => refuseFaultyEnd(hour(30 * 24), hour(0))).not.toThrow();
  expect(() => refuseFaultyEnd(hour(30 * 24 + 1), hour(0))).toThrow("bad-input");
  expect(() => refuseFaultyEnd(hour(0), hour(0))).toThrow("bad-input");
});

test("[PA-1] decided by another than who proposed it, once, and in time; lifted while it holds", () => {
  expect(() => refuseToDecidePause(proposed, staff("s2"), hour(1))).not.toThrow();
  expect(() => refuseToDecidePause(proposed, staff("s1"), hour(1))).toThrow("not-oneself");
  expect(() => refuseToDecidePause(proposed, staff("s2"), hour(25))).toThrow("approval-closed");
  expect(() => refuseToDecidePause(agreed, staff("s2"), hour(2))).toThrow("approval-closed");
  expect(() => refuseToLift(agreed, hour(2))).not.toThrow();
  expect(() => refuseToLift(proposed, hour(2))).toThrow("approval-closed");
  expect(() => refuseToLift(agreed, hour(72))).toThrow("approval-closed");
});
