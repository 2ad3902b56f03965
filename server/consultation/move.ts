import type { Act } from "../../domain/acts.ts";
import type { Consultation, Step } from "../../domain/consultation.ts";
import type { ConsultationId } from "../../domain/ids.ts";
import type { Staff } from "../../domain/people.ts";
import { Refusal } from "../../domain/refusal.ts";
import { recordAct } from "../audit/record.ts";
import type { Tx } from "../storage/database.ts";
import { retrying } from "../storage/hosts.ts";
import type { Tools } from "../tools.ts";
import { lockConsultation, saveStep } from "./store.ts";

/**
 * A step that is taken rarely: decided on the locked row, saved with its entry, told after the commit. `record` puts it
 * into the audit trail in the same transaction ([AU-3]), and may answer which other consultations it has moved on.
 * The rule must give the same answer when asked twice, since a lost answer is asked again.
 */
export async function takeStep(
  { db, keys, tell, epoch }: Tools,
  id: ConsultationId,
  decide: (consultation: Consultation, tx: Tx) => Step | null | Promise<Step | null>,
  record: (tx: Tx, step: Step) => Promise<readonly ConsultationId[]> = async () => [],
): Promise<Consultation> {
  const asOf = epoch();
  const touched = new Set([id]);
  const moved = await retrying(
    async () => {
      // Before the transaction: who holds one connection and waits for a second may wait for ever.
      const key = (await keys.of([id])).get(id);
      return db.transaction().execute(async (tx) => {
        const consultation = await lockConsultation(tx, id, asOf);
        const step = await decide(consultation, tx);
        if (!step) return consultation;
        if (!key) throw new Refusal("not-found");
        await saveStep(tx, step, key);
        const others = await record(tx, step);
        for (const other of others) touched.add(other);
        return step.next;
      });
    },
    { until: AbortSignal.timeout(10_000) },
  );
  for (const one of touched) tell(one);
  return moved;
}

/** An act of the staff on a consultation, with its line in the audit trail. */
export function moveConsultation(
  tools: Tools,
  counsellor: Staff,
  act: Act,
  id: ConsultationId,
  decide: (consultation: Consultation) => Step | null,
): Promise<Consultation> {
  return takeStep(tools, id, decide, async (tx, { next }) => {
    const facts = { consultation: id, version: next.claimVersion };
    await recordAct(tx, tools.now(), counsellor, act, facts);
    return [];
  });
}
