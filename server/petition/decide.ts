import { Refusal } from "../../domain/refusal.ts";
import type { StaffChange } from "../staff/staff-change.ts";
import type { Tx } from "../storage/database.ts";
import { findByApproval, insertStep, lockPetition } from "./store.ts";

/** [PT-3] Another has agreed: what was proposed last is what the city has decided. */
export async function decidePetition(tx: Tx, approval: string, at: Date): Promise<StaffChange> {
  const id = await findByApproval(tx, approval);
  const petition = id ? await lockPetition(tx, id, at) : null;
  const proposal = petition?.steps.findLast(({ kind }) => kind === "propose");
  const decision = proposal?.facts.decision;
  if (!petition || !proposal || !decision) throw new Refusal("not-found");
  await insertStep(tx, petition.id, petition.steps.length + 1, {
    ...{ kind: "decide", at, by: null, facts: proposal.facts },
  });
  const facts = { petition: petition.id, outcome: decision };
  return { ended: [], invitation: null, lines: [{ act: "petition:decide", facts }] };
}
