import { type DeletionPreview, deleteClosed } from "../../domain/deletion.ts";
import type { ConsultationId } from "../../domain/ids.ts";
import { Refusal } from "../../domain/refusal.ts";
import { refuseHeld } from "../hold/refuse-held.ts";
import type { Tx } from "../storage/database.ts";
import type { Tools } from "../tools.ts";
import { countWords, lockToDelete, saveDeleted } from "./delete-store.ts";
import { findConsultation } from "./find.ts";

export type Deleted = { readonly messages: number; readonly keys: number };

/**
 * [CB-9] Takes away what was said in a consultation that is over and not held ([RT-1]), in the caller's transaction. Call `letGo` after the commit.
 * Answers how many messages and data keys are gone.
 */
export async function deleteConsultation(tx: Tx, id: ConsultationId, now: Date): Promise<Deleted> {
  const consultation = await lockToDelete(tx, id);
  if (!consultation) throw new Refusal("not-found");
  const step = deleteClosed(consultation, now);
  await refuseHeld(tx, id);
  const { fromConsultee, fromCounsellors } = await countWords(tx, id);
  return { messages: fromConsultee + fromCounsellors, keys: await saveDeleted(tx, step) };
}

/** Nothing of it stays in this process, and all who follow it are told. The others find it by their sweep. */
export function letGo({ keys, appender, tell }: Tools, id: ConsultationId): void {
  keys.forget(id);
  appender.forget(id);
  tell(id);
}

/** What a deletion would take away. Not there, or deleted already: refused. */
export async function previewDeletion(
  tools: Pick<Tools, "db">,
  id: ConsultationId,
): Promise<DeletionPreview> {
  const consultation = await findConsultation(tools, id);
  const { state, openedAt, attributes, recordVersion } = consultation;
  if (consultation.state === "closed" && consultation.deletedAt) throw new Refusal("not-found");
  const told = [attributes.told, attributes.tagged].some((some) => Object.keys(some).length > 0);
  const counts = await countWords(tools.db, id);
  return { state, openedAt, record: recordVersion > 0, attributes: told, ...counts };
}
