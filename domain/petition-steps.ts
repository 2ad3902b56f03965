import { type Day, isDay } from "./japan-time.ts";
import {
  decisionsOn,
  dueOn,
  has,
  longestDays,
  type Petition,
  type PetitionDecision,
  type PetitionFacts,
  type Proof,
  stateOf,
  type WrittenStep,
} from "./petition.ts";
import { Refusal } from "./refusal.ts";

/** What else has to be shown by whoever does not ask for themselves. */
const needed: Readonly<Record<Petition["petitioner"], Proof | null>> = {
  self: null,
  guardian: "guardian-papers",
  proxy: "mandate",
};

type Written = { readonly kind: WrittenStep; readonly facts: PetitionFacts; readonly words: string };

/** [PT-2] Whether this is its turn (petition-order), and says what it has to (bad-input). */
export function refusePetitionStep(petition: Petition, written: Written, today: Day): void {
  const state = stateOf(petition);
  const { kind, facts, words } = written;
  if (state === "closed") throw new Refusal("petition-closed");
  const before = state === "open";
  const decided = state === "decided";
  const turn: Readonly<Record<WrittenStep, boolean>> = {
    identity: before,
    weigh: before,
    supplement: before,
    // Once, and only while there is time: what is late cannot be made to have been in time.
    extend: before && !has(petition, "extend") && today <= dueOn(petition),
    notify: decided,
    "hand-over": decided && has(petition, "notify"),
    // 取下げ: before it was decided, and then it says why.
    close: before || (decided && has(petition, "notify")),
  };
  if (!turn[kind]) throw new Refusal("petition-order");
  if (!isSaid(petition, { kind, facts, words }, today)) throw new Refusal("bad-input");
}

function isSaid(petition: Petition, { kind, facts, words }: Written, today: Day): boolean {
  const { proofs = [], from, to, days, on, way } = facts;
  const within = (day: Day | undefined): boolean =>
    day !== undefined && isDay(day) && day >= petition.receivedOn && day <= today;
  switch (kind) {
    case "identity": {
      const more = needed[petition.petitioner];
      return proofs.length > 0 && (more === null || proofs.includes(more));
    }
    case "weigh":
      return words !== "";
    case "supplement":
      return within(from) && within(to) && (from as Day) <= (to as Day);
    case "extend":
      return words !== "" && days !== undefined && days >= 1 && days <= longestDays;
    case "notify":
    case "hand-over":
      return within(on) && way !== undefined;
    case "close":
      return stateOf(petition) === "decided" || words !== "";
  }
}

/** Of its consultation: how many messages nobody has looked at yet, and whether something of it is barred. */
export type LookedThrough = { readonly unseen: number; readonly barred: boolean };

/**
 * [PT-3] What is decided fits what was asked; who asks was made sure of; where a guardian would be given a child's words, the child's
 * interest was weighed (78条1項1号); and nothing leaves that nobody has looked at.
 */
export function refuseProposal(
  petition: Petition,
  decision: PetitionDecision,
  looked: LookedThrough | null,
): void {
  const state = stateOf(petition);
  if (state === "proposed") throw new Refusal("petition-under-way");
  if (state === "closed") throw new Refusal("petition-closed");
  if (state === "decided" || !has(petition, "identity")) throw new Refusal("petition-order");
  const fitting: readonly PetitionDecision[] = decisionsOn[petition.kind];
  if (!fitting.includes(decision)) throw new Refusal("bad-input");
  if (decision === "corrected" && petition.consultation === null) throw new Refusal("bad-input");
  if (decision !== "whole" && decision !== "part") return;
  if (petition.petitioner === "guardian" && !has(petition, "weigh")) throw new Refusal("petition-unweighed");
  if (looked === null) throw new Refusal("bad-input");
  if (looked.unseen > 0) throw new Refusal("petition-unseen");
  if (looked.barred !== (decision === "part")) throw new Refusal("petition-bars");
}

/** [PT-3] What others are asked about, or have agreed to, is not changed under their hands. */
export function refuseOtherBars(petition: Petition): void {
  const state = stateOf(petition);
  if (state === "proposed") throw new Refusal("petition-under-way");
  if (state === "closed") throw new Refusal("petition-closed");
  if (state === "decided" || petition.kind !== "see") throw new Refusal("petition-order");
}
