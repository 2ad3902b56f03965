import type { Consultation, Step, Written } from "../../domain/consultation.ts";
import type { ConsulteeId } from "../../domain/ids.ts";
import { Refusal } from "../../domain/refusal.ts";
import type { Tx } from "../storage/database.ts";
import { retrying } from "../storage/hosts.ts";
import { isSameBody, nameBody } from "../storage/seal.ts";
import type { Tools } from "../tools.ts";
import { lockAllOf } from "./own-store.ts";
import { findByKeys, findOpening, insertConsultation, loadConsultations, nextNumber } from "./store.ts";

/** What is asked while nothing of this consultee's can change: the consultation with its first entries, or a refusal. */
export type Adding = {
  decide(tx: Tx, number: number): Promise<{ readonly step: Step; readonly openedWithin: boolean }>;
  /** [AU-3] Into the audit trail, last in the transaction. */
  record(tx: Tx): Promise<void>;
};

/** Adds a consultation that somebody else than its consultee begins. [DL-2] The same key adds it once, however often it is sent. */
export async function addConsultation(
  tools: Tools,
  consultee: ConsulteeId,
  first: Written,
  { decide, record }: Adding,
): Promise<Consultation> {
  const { db, keys, tell, epoch } = tools;
  const asOf = epoch();
  return retrying(
    async () => {
      const before = await addedBefore(tools, consultee, first);
      if (before) return before;
      const added = await db.transaction().execute(async (tx) => {
        await lockAllOf(tx, consultee);
        // Twice at the same moment: the other one was first.
        if (await findOpening(tx, consultee, first.key)) return null;
        const { step, openedWithin } = await decide(tx, await nextNumber(tx, asOf));
        const key = await insertConsultation(tx, step, first.key, openedWithin, keys);
        await record(tx);
        return { next: step.next, key };
      });
      if (!added) throw new Refusal("busy");
      keys.remember(added.next.id, added.key);
      tell(added.next.id);
      return added.next;
    },
    { until: AbortSignal.timeout(10_000) },
  );
}

async function addedBefore(
  { db, keys }: Tools,
  consultee: ConsulteeId,
  { key, text }: Written,
): Promise<Consultation | null> {
  const id = await findOpening(db, consultee, key);
  if (!id) return null;
  const [[consultation], found, dataKeys] = await Promise.all([
    loadConsultations(db, [id]),
    findByKeys(db, [{ id, key }]),
    keys.of([id]),
  ]);
  const [stored, dataKey] = [found.get(`${id}:${key}`), dataKeys.get(id)];
  if (!consultation || !stored || !dataKey) throw new Refusal("not-found");
  if (!isSameBody(nameBody(dataKey, text), stored.body_mac)) throw new Refusal("key-reused");
  return consultation;
}
