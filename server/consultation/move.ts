import type { Act } from "../../domain/audit.ts";
import type { Consultation, Step } from "../../domain/consultation.ts";
import type { ConsultationId } from "../../domain/ids.ts";
import type { Staff } from "../../domain/people.ts";
import { Refusal } from "../../domain/refusal.ts";
import { recordAct } from "../audit/record.ts";
import { retrying } from "../storage/hosts.ts";
import type { Tools } from "../tools.ts";
import { lockConsultation, saveStep } from "./store.ts";

/**
 * An act that changes who a consultation is with: decided on the locked row, saved with its entry and its
 * line in the audit trail, told after the commit.
 * The rule must give the same answer when asked twice, since a lost answer is asked again.
 */
export async function moveConsultation(
  { db, keys, now, tell, epoch }: Tools,
  counsellor: Staff,
  act: Act,
  id: ConsultationId,
  decide: (consultation: Consultation) => Step | null,
): Promise<Consultation> {
  const asOf = epoch();
  const moved = await retrying(
    async () => {
      // Before the transaction: who holds one connection and waits for a second may wait for ever.
      const key = (await keys.of([id])).get(id);
      return db.transaction().execute(async (tx) => {
        const consultation = await lockConsultation(tx, id, asOf);
        const step = decide(consultation);
        if (!step) return consultation;
        if (!key) throw new Refusal("not-found");
        await saveStep(tx, step, key);
        const facts = { consultation: id, version: step.next.claimVersion };
        await recordAct(tx, now(), counsellor, act, facts);
        return step.next;
      });
    },
    { until: AbortSignal.timeout(10_000) },
  );
  tell(id);
  return moved;
}
