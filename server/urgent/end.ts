import type { UrgentCallId } from "../../domain/ids.ts";
import { messageFault } from "../../domain/message.ts";
import type { Staff } from "../../domain/people.ts";
import { Refusal } from "../../domain/refusal.ts";
import { refuseEnding, type UrgentOutcome } from "../../domain/urgent.ts";
import { recordAct } from "../audit/record.ts";
import { forgetSentDraft } from "../draft/forget-sent.ts";
import { sealBeside } from "../storage/seal.ts";
import type { Tools } from "../tools.ts";
import { placeOfRecord } from "./place-of-record.ts";
import { findConsultationOf, lockCall, saveEnd } from "./store.ts";
import { secondsBetween } from "./take.ts";

export type Ending = { readonly outcome: UrgentOutcome; readonly record: string };

/** [UC-5] What came of it and what was done. The words are sealed under the consultation's key; a mistake needs none. */
export async function endUrgentCall(
  tools: Tools,
  staff: Staff,
  id: UrgentCallId,
  { outcome, record }: Ending,
): Promise<void> {
  const { db, keys, now, epoch, urgent } = tools;
  const fault = messageFault(record);
  if (fault && !(fault === "message-empty" && outcome === "mistake")) throw new Refusal(fault);
  const asOf = epoch();
  const consultation = await findConsultationOf(db, id);
  // Before the transaction: who holds one connection and waits for a second may wait for ever.
  const key = consultation && (await keys.of([consultation])).get(consultation);
  if (!consultation || !key) throw new Refusal("not-found");
  await db.transaction().execute(async (tx) => {
    const call = await lockCall(tx, id, asOf);
    refuseEnding(call, staff, outcome);
    const sealed = record.trim() === "" ? null : sealBeside(key, placeOfRecord(call, staff.id), record);
    const at = now();
    await saveEnd(tx, call, { ended_by: staff.id, ended_at: at, outcome, record: sealed });
    const seconds = secondsBetween(call.calledAt, at);
    await recordAct(tx, at, staff, "urgent:end", { call: id, consultation, outcome, seconds });
  });
  await urgent.changed();
  await forgetSentDraft(tools, staff, consultation, "urgent-record", record);
}
