import { describe, expect, test } from "vitest";
import type { StaffId } from "./ids.ts";
import {
  clocksOf,
  type Inquiry,
  isLate,
  isRinging,
  refuseFaultyInquiry,
  seesInquiry,
  stepInquiry,
} from "./inquiry.ts";
import type { Role, Staff } from "./people.ts";
import { firstSupportSettings, supportFaults } from "./support-settings.ts";

const at = (time: string): Date => new Date(`${time}+09:00`);
const now = at("2026-11-22T23:00");
const person = (id: string, ...roles: Role[]): Staff => ({
  kind: "staff",
  id: id as StaffId,
  displayName: "",
  roles,
});
const [asker, operator, other] = [
  person("soudan", "counsellor"),
  person("hoshu", "operator"),
  person("hoshu2", "operator"),
];
const asked: Inquiry = {
  ...{ id: "q", number: 1, kind: "fault", haste: "urgent", way: "form", askedBy: asker.id, cameAt: now },
  ...{ taken: null, answeredAt: null, solvedAt: null },
};
const { targets } = firstSupportSettings;

describe("[S9.1] [OP-1] [OP-4] the clocks of an inquiry", () => {
  test("an urgent fault on a Sunday night: half an hour, whatever the hour", () => {
    const { answer, solution } = clocksOf(asked, targets);
    expect(answer.dueAt).toEqual(at("2026-11-22T23:30"));
    expect(solution.dueAt).toEqual(at("2026-11-23T03:00"));
  });

  test("the same, not urgent: from the next business morning on", () => {
    const { answer, solution } = clocksOf({ ...asked, haste: "soon" }, targets);
    expect(answer.dueAt).toEqual(at("2026-11-24T09:45"));
    expect(solution.dueAt).toEqual(at("2026-11-24T17:15"));
  });

  test("late is what was done after its time, or was not done by it", () => {
    const dueAt = at("2026-11-22T23:30");
    expect(isLate({ dueAt, doneAt: null }, at("2026-11-22T23:30"))).toBe(false);
    expect(isLate({ dueAt, doneAt: null }, at("2026-11-22T23:31"))).toBe(true);
    expect(isLate({ dueAt, doneAt: at("2026-11-22T23:20") }, at("2026-11-24T00:00"))).toBe(false);
  });
});

describe("[S9.1] [OP-3] step by step", () => {
  test("only an operator takes and answers; the first answer is the first, and whoever answers has it", () => {
    expect(isRinging(asked)).toBe(true);
    for (const step of ["take", "answer"] as const)
      expect(() => stepInquiry(asked, step, asker, now)).toThrow("not-allowed");
    const taken = stepInquiry(asked, "take", operator, now) as Inquiry;
    expect(isRinging(taken)).toBe(false);
    expect(() => stepInquiry(taken, "take", other, now)).toThrow("urgent-taken");
    expect(stepInquiry(taken, "take", operator, now)).toBeNull();
    const later = at("2026-11-23T00:00");
    const answered = stepInquiry(asked, "answer", operator, now) as Inquiry;
    expect(answered).toMatchObject({ taken: { by: operator.id }, answeredAt: now });
    expect(stepInquiry(answered, "answer", other, later)).toMatchObject({
      taken: { by: operator.id },
      answeredAt: now,
    });
  });

  test("solved, it takes nothing more until somebody opens it again", () => {
    const solved = stepInquiry(asked, "solve", asker, now) as Inquiry;
    expect(solved).toMatchObject({ solvedAt: now, taken: null, answeredAt: null });
    expect(isRinging(solved)).toBe(false);
    for (const step of ["answer", "add", "solve", "take"] as const)
      expect(() => stepInquiry(solved, step, operator, now)).toThrow("inquiry-solved");
    expect(stepInquiry(solved, "reopen", asker, now)).toEqual(asked);
    expect(stepInquiry(asked, "reopen", asker, now)).toBeNull();
  });

  test("who asked sees their own, who may see all sees all", () => {
    expect(seesInquiry(asked, asker, false)).toBe(true);
    expect(seesInquiry(asked, other, false)).toBe(false);
    expect(seesInquiry(asked, other, true)).toBe(true);
  });
});

test("[OP-2] urgent is only a fault; a call is put down with its time, which is not ahead and not long ago", () => {
  const refuse = (change: Partial<Inquiry>, cameAt: Date | null) => () =>
    refuseFaultyInquiry({ ...asked, ...change }, cameAt, now);
  expect(refuse({}, null)).not.toThrow();
  expect(refuse({ kind: "question" }, null)).toThrow("bad-input");
  expect(refuse({ way: "telephone" }, at("2026-11-22T22:30"))).not.toThrow();
  expect(refuse({ way: "telephone" }, null)).toThrow("bad-input");
  expect(refuse({}, at("2026-11-22T22:30"))).toThrow("bad-input");
  expect(refuse({ way: "email" }, at("2026-11-22T23:10"))).toThrow("bad-input");
  expect(refuse({ way: "email" }, at("2026-10-01T00:00"))).toThrow("bad-input");
});

test("[OP-5] settings are refused that name no address, one twice, or a solution before its answer", () => {
  expect(supportFaults(firstSupportSettings)).toEqual([]);
  const faulty = {
    targets: { ...targets, soon: { answerMinutes: 60, solveMinutes: 30 } },
    dutyAddresses: ["touban@example.jp", "a@b", "touban@example.jp"],
    cityAddresses: [],
  };
  expect(supportFaults(faulty).map(({ code, where }) => `${code} ${where}`)).toEqual([
    "email-unknown dutyAddresses.1",
    "address-twice dutyAddresses.2",
    "solved-before-answered targets.soon",
  ]);
});
