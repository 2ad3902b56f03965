import type { ConsultationId } from "../../domain/ids.ts";
import type { Staff } from "../../domain/people.ts";
import type { ListedPetition } from "../../domain/petition.ts";
import { listColleagues } from "../staff/colleagues.ts";
import { type DataKey, openBeside } from "../storage/seal.ts";
import type { Tools } from "../tools.ts";
import { placeOfPetitioner, placeOfSought, placeOfStep } from "./place-of.ts";
import { correctionAt } from "./propose.ts";
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
  const keys = await tools.keys.of(
    stored
      .filter(({ steps }) => steps.some(({ correction }) => correction !== null))
      .flatMap(({ consultation }) => consultation ?? []),
    () => {},
  );
  const writers = new Set(
    stored.flatMap(({ receivedBy, steps }) => [receivedBy, ...steps.map(({ by }) => by)]),
  );
  return {
    petitions: stored.map((one) => openAll(tools, one, keys)),
    people: people.filter(({ id }) => writers.has(id)),
  };
}

/** `keys`: of consultations whose corrections are wanted too. */
export function openAll(
  tools: Pick<Tools, "secrets" | "log">,
  one: StoredPetition,
  keys: ReadonlyMap<ConsultationId, DataKey> = new Map(),
): ListedPetition {
  const key = one.consultation && keys.get(one.consultation);
  return {
    ...one,
    who: openPetition(tools, placeOfPetitioner(one.id), one.who),
    sought: openPetition(tools, placeOfSought(one.id), one.sought),
    steps: one.steps.map((step) => ({
      ...step,
      words: step.sealed && openPetition(tools, placeOfStep(one.id, step.nth), step.sealed),
      correction:
        key && step.by && step.correction
          ? openBeside(key, correctionAt(one, step.by), step.correction)
          : null,
    })),
  };
}
