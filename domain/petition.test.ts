import { expect, test } from "vitest";
import type { ConsultationId } from "./ids.ts";
import {
  daysLeft,
  dueOn,
  type Petition,
  type PetitionStep,
  type PetitionStepKind,
  stateOf,
} from "./petition.ts";
import { refuseOtherBars, refusePetitionStep, refuseProposal } from "./petition-steps.ts";

const step = (kind: PetitionStepKind, facts: PetitionStep["facts"] = {}): PetitionStep => ({
  ...{ nth: 1, kind, at: new Date(0), by: null, facts },
});
const petition = (steps: readonly PetitionStep[] = [], more: Partial<Petition> = {}): Petition => ({
  ...{ id: "", number: 1, kind: "see", consultation: "c" as ConsultationId, petitioner: "guardian" },
  ...{ receivedOn: "2026-11-01", days: 30, steps, isProposed: false },
  ...more,
});
const said = (act: () => void): string => {
  try {
    act();
    return "taken";
  } catch (error) {
    return (error as { code: string }).code;
  }
};
const write = (
  of: Petition,
  kind: Parameters<typeof refusePetitionStep>[1]["kind"],
  facts: PetitionStep["facts"] = {},
  words = "",
  today = "2026-11-20",
): string => said(() => refusePetitionStep(of, { kind, facts, words }, today));

test("[PT-2] thirty days from the day after it came; what the petitioner had to add does not count; once 30 more", () => {
  expect(dueOn(petition())).toBe("2026-12-01");
  expect(daysLeft(petition(), "2026-11-20")).toBe(11);
  expect(daysLeft(petition(), "2026-12-03")).toBe(-2);
  const supplement = step("supplement", { from: "2026-11-05", to: "2026-11-10" });
  expect(dueOn(petition([supplement]))).toBe("2026-12-06");
  expect(dueOn(petition([supplement, step("extend", { days: 30 })]))).toBe("2027-01-05");
  expect(dueOn(petition([], { days: 15 }))).toBe("2026-11-16");
  expect(write(petition(), "extend", { days: 30 })).toBe("bad-input");
  expect(write(petition(), "extend", { days: 31 }, "わけ")).toBe("bad-input");
  expect(write(petition(), "extend", { days: 30 }, "わけ")).toBe("taken");
  expect(write(petition([step("extend", { days: 1 })]), "extend", { days: 1 }, "わけ")).toBe(
    "petition-order",
  );
  expect(write(petition(), "extend", { days: 30 }, "わけ", "2026-12-02")).toBe("petition-order");
});

test("[PT-2] who asks for somebody else shows why they may; each step has its turn", () => {
  expect(write(petition(), "identity", { proofs: ["id-card"] })).toBe("bad-input");
  expect(write(petition(), "identity", { proofs: ["id-card", "guardian-papers"] })).toBe("taken");
  expect(write(petition([], { petitioner: "self" }), "identity", { proofs: ["own-page"] })).toBe("taken");
  expect(write(petition([], { petitioner: "self" }), "identity")).toBe("bad-input");
  const [on, way] = ["2026-11-20", "post"] as const;
  expect(write(petition(), "notify", { on, way })).toBe("petition-order");
  const decided = petition([step("decide", { decision: "part" })]);
  expect(write(decided, "hand-over", { on, way })).toBe("petition-order");
  expect(write(decided, "close")).toBe("petition-order");
  expect(write(decided, "notify", { on: "2026-11-21", way })).toBe("bad-input");
  expect(write(decided, "notify", { on, way })).toBe("taken");
  const notified = petition([...decided.steps, step("notify")]);
  expect(write(notified, "hand-over", { on, way })).toBe("taken");
  expect(write(notified, "close")).toBe("taken");
  expect(write(petition(), "close")).toBe("bad-input");
  expect(write(petition(), "close", {}, "取下げ")).toBe("taken");
  expect(write(petition([step("close")]), "weigh", {}, "わけ")).toBe("petition-closed");
  expect(write(petition([], { isProposed: true }), "weigh", {}, "わけ")).toBe("petition-order");
});

test("[PT-3] nothing is proposed before who asks is known, a child's interest was weighed, and each message was looked at", () => {
  const propose = (of: Petition, decision: Parameters<typeof refuseProposal>[1], unseen = 0, barred = true) =>
    said(() => refuseProposal(of, decision, { unseen, barred }));
  const known = petition([step("identity")]);
  const weighed = petition([step("identity"), step("weigh")]);
  expect(propose(petition(), "none")).toBe("petition-order");
  expect(propose(known, "none")).toBe("taken");
  expect(propose(known, "unsaid")).toBe("taken");
  expect(propose(known, "corrected")).toBe("bad-input");
  expect(propose(known, "part")).toBe("petition-unweighed");
  expect(propose(petition([step("identity")], { petitioner: "self" }), "part")).toBe("taken");
  expect(propose(weighed, "part", 1)).toBe("petition-unseen");
  expect(propose(weighed, "part")).toBe("taken");
  expect(propose(weighed, "whole")).toBe("petition-bars");
  expect(propose(weighed, "part", 0, false)).toBe("petition-bars");
  expect(said(() => refuseProposal(weighed, "part", null))).toBe("bad-input");
  expect(propose({ ...weighed, isProposed: true }, "part")).toBe("petition-under-way");
  expect(propose({ ...known, kind: "correct", consultation: null }, "corrected")).toBe("bad-input");
  expect(said(() => refuseOtherBars({ ...weighed, isProposed: true }))).toBe("petition-under-way");
  expect(said(() => refuseOtherBars(petition([step("decide")])))).toBe("petition-order");
  expect(said(() => refuseOtherBars(weighed))).toBe("taken");
  expect(stateOf(petition([step("decide"), step("close")]))).toBe("closed");
});
