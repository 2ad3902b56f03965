import type { Staff } from "../../domain/people.ts";
import type { ListedPetition } from "../../domain/petition.ts";
import { listColleagues } from "../staff/colleagues.ts";
import type { Tools } from "../tools.ts";
import { placeOfPetitioner, placeOfSought, placeOfStep } from "./place-of.ts";
import { openPetition } from "./seal-petition.ts";
import type { StoredPetition } from "./store.ts";
import { listStored } from "./store.ts";

const most = 200;

/** Each with its whole time line, the newest first. */
export async function listPetitions(
  tools: Tools,
): Promise<{ readonly petitions: readonly ListedPetition[]; readonly people: readonly Staff[] }> {
  const [stored, people] = await Promise.all([
    listStored(tools.db, most, tools.now()),
    listColleagues(tools),
  ]);
  const writers = new Set(
    stored.flatMap(({ receivedBy, steps }) => [receivedBy, ...steps.map(({ by }) => by)]),
  );
  return {
    petitions: stored.map((one) => openAll(tools, one)),
    people: people.filter(({ id }) => writers.has(id)),
  };
}

export function openAll(tools: Pick<Tools, "secrets" | "log">, one: StoredPetition): ListedPetition {
  return {
    ...one,
    who: openPetition(tools, placeOfPetitioner(one.id), one.who),
    sought: openPetition(tools, placeOfSought(one.id), one.sought),
    steps: one.steps.map((step) => ({
      ...step,
      words: step.sealed && openPetition(tools, placeOfStep(one.id, step.nth), step.sealed),
    })),
  };
}
