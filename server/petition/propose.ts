import type { ConsultationId, StaffId } from "../../domain/ids.ts";
import type { Staff } from "../../domain/people.ts";
import type { PetitionDecision } from "../../domain/petition.ts";
import { decisionNames } from "../../domain/petition-names.ts";
import { refuseProposal } from "../../domain/petition-steps.ts";
import { Refusal } from "../../domain/refusal.ts";
import { askApproval } from "../approval/ask.ts";
import { type Beside, type DataKey, sealBeside } from "../storage/seal.ts";
import { uuidv7 } from "../storage/uuid.ts";
import type { Tools } from "../tools.ts";
import { lookedThrough } from "./bars-store.ts";
import { placeOfStep } from "./place-of.ts";
import { sealPetition } from "./seal-petition.ts";
import { insertStep, lockPetition, saveApproval } from "./store.ts";

export type ProposedDecision = {
  readonly petition: string;
  readonly decision: PetitionDecision;
  /** Why, as the notice will say it. */
  readonly words: string;
  /** What is attached beside the consultation: of a correction alone, and empty for all others. */
  readonly correction: string;
};

/** [PT-3] One proposes, and another official agrees: until then nothing is decided. */
export async function proposeDecision(
  tools: Tools,
  by: Staff,
  { petition: id, decision, words, correction }: ProposedDecision,
): Promise<void> {
  const at = tools.now();
  await tools.db.transaction().execute(async (tx) => {
    const petition = await lockPetition(tx, id, at);
    if (!petition) throw new Refusal("not-found");
    const { consultation, number } = petition;
    const looked = consultation && (await lookedThrough(tx, id, consultation));
    refuseProposal(petition, decision, looked);
    if ((decision === "corrected") !== (correction !== "")) throw new Refusal("bad-input");
    const nth = petition.steps.length + 1;
    const key = consultation && (await tools.keys.of([consultation])).get(consultation);
    if (correction !== "" && !key) throw new Refusal("not-found");
    const seal = (dataKey: DataKey): Buffer => sealBeside(dataKey, correctionAt(petition, by.id), correction);
    await insertStep(tx, id, nth, {
      ...{ kind: "propose", at, by: by.id },
      facts: { decision, ...(looked ? { upTo: looked.upTo } : {}) },
      sealed: sealPetition(tools, placeOfStep(id, nth), words),
      correction: correction !== "" && key ? seal(key) : null,
    });
    const approval = uuidv7(at);
    await saveApproval(tx, id, approval);
    await askApproval(tx, tools, by, {
      ...{ id: approval, act: "petition:decide" },
      reason: `第${number}号: ${decisionNames[decision]}`,
    });
  });
}

/** What the words of a correction are bound to. */
export function correctionAt(
  petition: { readonly consultation: ConsultationId | null; readonly number: number },
  staff: StaffId,
): Beside {
  if (petition.consultation === null) throw new Refusal("bad-input");
  return { consultation: petition.consultation, kind: "correction", version: petition.number, staff };
}
