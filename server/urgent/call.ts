import type { ConsultationId, UrgentCallId } from "../../domain/ids.ts";
import type { Staff } from "../../domain/people.ts";
import { Refusal } from "../../domain/refusal.ts";
import { callUrgently as called } from "../../domain/urgent.ts";
import { recordAct } from "../audit/record.ts";
import { retrying } from "../storage/hosts.ts";
import type { Tools } from "../tools.ts";
import { findCall, hasConsultation, insertCall } from "./store.ts";

/** Answers the call that stands: this one, or the one that its consultation has already. Repeated, it is the same call. */
export async function callUrgently(
  tools: Tools,
  caller: Staff,
  id: UrgentCallId,
  consultation: ConsultationId,
): Promise<UrgentCallId> {
  const { db, now, epoch, urgent, urgentSettings } = tools;
  const { escalateSeconds } = (await urgentSettings.current()).settings;
  const asOf = epoch();
  const standing = await retrying(
    () =>
      db.transaction().execute(async (tx) => {
        if (!(await hasConsultation(tx, consultation, asOf))) throw new Refusal("not-found");
        const at = now();
        const call = called(id, consultation, caller, at, escalateSeconds);
        if (await insertCall(tx, call)) {
          await recordAct(tx, at, caller, "urgent:call", { call: id, consultation });
          return id;
        }
        const before = await findCall(tx, id, consultation);
        // Ended in the moment between: whoever called asks again.
        if (!before) throw new Refusal("busy");
        if (before.hasEnded) throw new Refusal("urgent-ended");
        if (before.consultation !== consultation) throw new Refusal("key-reused");
        return before.id;
      }),
    { until: AbortSignal.timeout(10_000) },
  );
  await urgent.changed();
  return standing;
}
