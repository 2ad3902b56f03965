import type { IdempotencyKey } from "../../domain/ids.ts";
import type { Staff } from "../../domain/people.ts";
import { decisionOf, has, stateOf } from "../../domain/petition.ts";
import { Refusal } from "../../domain/refusal.ts";
import { recordAct } from "../audit/record.ts";
import { writeNote } from "../consultation/write-note.ts";
import { openBeside } from "../storage/seal.ts";
import type { Tools } from "../tools.ts";
import { correctionAt } from "./propose.ts";
import { findPetition, insertStep, lockPetition } from "./store.ts";

/**
 * [PT-6] 訂正: exactly what was agreed to stands as a note beside the consultation. What was said stays as it was said. Again it is the same
 * note.
 */
export async function attachCorrection(tools: Tools, by: Staff, id: string): Promise<void> {
  const petition = await findPetition(tools.db, id, tools.now());
  if (!petition) throw new Refusal("not-found");
  if (stateOf(petition) !== "decided" || decisionOf(petition) !== "corrected")
    throw new Refusal("petition-order");
  const { consultation, number, steps } = petition;
  const proposal = steps.findLast(({ kind }) => kind === "propose");
  const key = consultation && (await tools.keys.of([consultation])).get(consultation);
  if (!consultation || !key || !proposal?.correction || !proposal.by) throw new Refusal("not-found");
  const text = openBeside(key, correctionAt(petition, proposal.by), proposal.correction);
  if (text === null) throw new Refusal("not-found");
  // Under the petition's own id: attached twice, it is one note.
  await writeNote(tools, by, consultation, "note", {
    ...{ key: id as IdempotencyKey, text: `訂正(請求 第${number}号): ${text}` },
  });
  await tools.db.transaction().execute(async (tx) => {
    const at = tools.now();
    const locked = await lockPetition(tx, id, at);
    if (!locked || has(locked, "attach")) return;
    await insertStep(tx, id, locked.steps.length + 1, { kind: "attach", at, by: by.id, facts: {} });
    await recordAct(tx, at, by, "petition:step", { petition: id, outcome: "attach", consultation });
  });
}
