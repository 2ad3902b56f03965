import { describe, expect, test } from "vitest";
import type { StaffId } from "./ids.ts";
import {
  breachClocks,
  type Incident,
  type IncidentStep,
  type IncidentStepKind,
  missingFor,
  openReport,
  refuseDecision,
  refuseFaultyMoment,
  refuseStep,
  type StepFacts,
  standingOf,
} from "./incident.ts";

const at = (time: string): Date => new Date(`${time}+09:00`);
const [operator, official] = ["hoshu", "tantou"] as [StaffId, StaffId];

function incident(...kinds: readonly (IncidentStepKind | [IncidentStepKind, StepFacts])[]): Incident {
  const steps = kinds.map((one, before): IncidentStep => {
    const [kind, facts] = typeof one === "string" ? [one, {}] : one;
    const when = at("2026-11-22T22:00");
    return { nth: before + 1, kind, facts, at: when, writtenAt: when, by: operator };
  });
  const foundAt = at("2026-11-22T22:00");
  return { id: "i", number: 1, kind: "breach", badIntent: false, foundAt, inquiry: null, steps };
}

const whole = ["found", "impact", "action", "recovery", "cause", "prevention"] as const;
const final: [IncidentStepKind, StepFacts] = ["report", { report: { stage: "final" } }];

test("[S9.2] [OP-6] a final report wants impact, recovery, cause and prevention; a first one wants nothing", () => {
  expect(missingFor(incident("found"))).toEqual(["impact", "recovery", "cause", "prevention"]);
  expect(missingFor(incident(...whole))).toEqual([]);
  expect(() => refuseStep(incident("found"), "report", { report: { stage: "first" } })).not.toThrow();
  for (const left of ["impact", "recovery", "cause", "prevention"]) {
    const without = incident(...whole.filter((kind) => kind !== left));
    expect(() => refuseStep(without, "report", { report: { stage: "final" } })).toThrow(
      "incident-incomplete",
    );
  }
  expect(() => refuseStep(incident(...whole), "report", { report: { stage: "final" } })).not.toThrow();
});

test("[S9.2] [OP-6] it stands where its time line says, and closes only after the city has agreed to the final report", () => {
  const agreed: [IncidentStepKind, StepFacts] = ["decision", { decision: { about: 7, agreed: true } }];
  const sentBack: [IncidentStepKind, StepFacts] = ["decision", { decision: { about: 7, agreed: false } }];
  expect(standingOf(incident("found", "action"))).toBe("under-way");
  expect(standingOf(incident(...whole))).toBe("recovered");
  expect(standingOf(incident(...whole, final))).toBe("recovered");
  expect(() => refuseStep(incident(...whole, final), "close", {})).toThrow("incident-incomplete");
  expect(() => refuseStep(incident(...whole, final, sentBack), "close", {})).toThrow("incident-incomplete");
  expect(standingOf(incident(...whole, final, agreed))).toBe("reported");
  expect(() => refuseStep(incident(...whole, final, agreed), "close", {})).not.toThrow();
  const closed = incident(...whole, final, agreed, "close");
  expect(standingOf(closed)).toBe("closed");
  expect(() => refuseStep(closed, "action", {})).toThrow("incident-closed");
});

test("[OP-6] one report at a time is decided on, once, and by somebody else than who wrote it", () => {
  const waiting = incident(...whole, final);
  expect(openReport(waiting)?.nth).toBe(7);
  expect(() => refuseStep(waiting, "report", { report: { stage: "progress" } })).toThrow("report-open");
  expect(() => refuseDecision(waiting, 7, { id: operator })).toThrow("not-oneself");
  expect(() => refuseDecision(waiting, 6, { id: official })).toThrow("approval-closed");
  expect(() => refuseDecision(waiting, 7, { id: official })).not.toThrow();
  const decided = incident(...whole, final, ["decision", { decision: { about: 7, agreed: true } }]);
  expect(openReport(decided)).toBeNull();
  expect(() => refuseDecision(decided, 7, { id: official })).toThrow("approval-closed");
});

describe("[S11.11] [OP-7] the clocks of the law, from the day on which it became known, which is the first", () => {
  test("5 days and 30, days off included; 60 where somebody meant it", () => {
    const [quick, last] = breachClocks(incident("found"));
    expect(quick?.dueAt).toEqual(at("2026-11-27T00:00"));
    expect(last?.dueAt).toEqual(at("2026-12-22T00:00"));
    expect(breachClocks({ ...incident("found"), badIntent: true })[1]?.dueAt).toEqual(at("2027-01-21T00:00"));
  });

  test("what the city has told the authority stops each; what is no breach has none", () => {
    const told = incident("found", ["authority", { authority: { stage: "quick" } }]);
    expect(breachClocks(told).map(({ doneAt }) => doneAt)).toEqual([at("2026-11-22T22:00"), null]);
    expect(breachClocks({ ...told, kind: "outage" })).toEqual([]);
  });
});

test("[OP-6] a moment that lies ahead, or more than a year back, is none", () => {
  const now = at("2026-11-22T22:00");
  expect(() => refuseFaultyMoment(at("2026-11-22T21:00"), now)).not.toThrow();
  expect(() => refuseFaultyMoment(at("2026-11-22T22:04"), now)).not.toThrow();
  for (const wrong of ["2026-11-22T22:10", "2025-11-01T00:00"])
    expect(() => refuseFaultyMoment(at(wrong), now)).toThrow("bad-input");
});
