import { inJapan } from "../../domain/japan-time.ts";
import type { Staff } from "../../domain/people.ts";
import type { PetitionFacts, WrittenStep } from "../../domain/petition.ts";
import { refusePetitionStep } from "../../domain/petition-steps.ts";
import { Refusal } from "../../domain/refusal.ts";
import { recordAct } from "../audit/record.ts";
import type { Tools } from "../tools.ts";
import { placeOfStep } from "./place-of.ts";
import { sealPetition } from "./seal-petition.ts";
import { insertStep, lockPetition } from "./store.ts";

export type WantedStep = {
  readonly petition: string;
  readonly kind: WrittenStep;
  readonly facts: PetitionFacts;
  /** Empty where nothing was written. */
  readonly words: string;
};

/** [PT-2] Adds one step to a time line that only grows. */
export async function stepPetition(
  tools: Tools,
  by: Staff,
  { petition: id, kind, facts, words }: WantedStep,
): Promise<void> {
  await tools.db.transaction().execute(async (tx) => {
    const at = tools.now();
    const petition = await lockPetition(tx, id, at);
    if (!petition) throw new Refusal("not-found");
    refusePetitionStep(petition, { kind, facts, words }, inJapan(at).day);
    const nth = petition.steps.length + 1;
    const sealed = words === "" ? null : sealPetition(tools, placeOfStep(id, nth), words);
    await insertStep(tx, id, nth, { kind, at, by: by.id, facts, sealed });
    await recordAct(tx, at, by, "petition:step", { petition: id, outcome: kind });
  });
}
