import type { ConsultationId } from "../../domain/ids.ts";
import { Refusal } from "../../domain/refusal.ts";
import type { StaffChange } from "../staff/staff-change.ts";
import type { Tx } from "../storage/database.ts";
import { saveLifted } from "./store.ts";

/** [RT-1] Others have agreed: the hold that this approval is about ends. Another one on the same consultation stands. */
export async function liftHold(
  tx: Tx,
  approval: string,
  consultation: ConsultationId,
  at: Date,
): Promise<StaffChange> {
  const hold = await saveLifted(tx, approval, at);
  if (!hold) throw new Refusal("not-found");
  return { ended: [], invitation: null, lines: [{ act: "hold:lift", facts: { hold, consultation } }] };
}
