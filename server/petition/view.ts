import type { OutputOf } from "../../contract/endpoint.ts";
import type * as contract from "../../contract/petition.ts";
import type { LookedAt } from "../../domain/bar.ts";
import { inJapan } from "../../domain/japan-time.ts";
import type { Staff } from "../../domain/people.ts";
import { daysLeft, dueOn, type ListedPetition, stateOf } from "../../domain/petition.ts";
/** What leaves, field by field. */
export function petitionsView(
  petitions: readonly ListedPetition[],
  people: readonly Staff[],
  now: Date,
): OutputOf<typeof contract.listPetitions> {
  return {
    petitions: petitions.map((one) => petitionView(one, now)),
    people: people.map(({ id, displayName }) => ({ id, displayName })),
  };
}

function petitionView(one: ListedPetition, now: Date) {
  const { id, number, kind, consultation, consultationNumber, petitioner, receivedOn, days } = one;
  const { isDeleted, isHeld, who, sought, receivedBy, approval, proposedBy } = one;
  return {
    ...{ id, number, kind, consultation, consultationNumber, petitioner, receivedOn, days },
    ...{ isDeleted, isHeld, who, sought, receivedBy, approval, proposedBy },
    receivedAt: one.receivedAt.toISOString(),
    ...{ state: stateOf(one), dueOn: dueOn(one), daysLeft: daysLeft(one, inJapan(now).day) },
    steps: one.steps.map((step) => ({
      ...{ nth: step.nth, kind: step.kind, at: step.at.toISOString(), by: step.by },
      ...{ facts: factsView(step), words: step.words, correction: step.correction },
    })),
  };
}

function factsView({ facts }: ListedPetition["steps"][number]) {
  const { proofs, ...rest } = facts;
  return proofs ? { ...rest, proofs: [...proofs] } : rest;
}

export function lookedAtView({ seq, at, by, text, bars, leftOut, isLookedAt }: LookedAt) {
  return { seq, at: at.toISOString(), by, text, bars: [...bars], leftOut, isLookedAt };
}
