import type { ConsultationId } from "../../domain/ids.ts";
import { Refusal } from "../../domain/refusal.ts";
import { deleteConsultation } from "../consultation/delete.ts";
import type { StaffChange } from "../staff/staff-change.ts";
import type { Tx } from "../storage/database.ts";
import { lockStanding } from "./store.ts";

/** [CB-9] Others have agreed: it is deleted, if its consultee is still asking for that. */
export async function carryOutDeletion(tx: Tx, consultation: ConsultationId, at: Date): Promise<StaffChange> {
  if (!(await lockStanding(tx, consultation))) throw new Refusal("not-found");
  const { messages, keys } = await deleteConsultation(tx, consultation, at);
  return {
    ...{ ended: [], invitation: null },
    lines: [
      { act: "deletion:carry-out", facts: { consultation, count: messages } },
      { act: "key:destroy", facts: { consultation, count: keys } },
    ],
  };
}
