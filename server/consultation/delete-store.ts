import type { Closed, Consultation, Step } from "../../domain/consultation.ts";
import type { DeletionPreview } from "../../domain/deletion.ts";
import type { DeletedEntry } from "../../domain/entry.ts";
import type { ConsultationId } from "../../domain/ids.ts";
import { destroyDataKeys } from "../storage/data-keys.ts";
import type { Database, Tx } from "../storage/database.ts";
import { entryRow } from "./entry-store.ts";
import { deleteNotes } from "./note-store.ts";
import { deleteSheets } from "./risk-sheet/store.ts";
import { consultationOf } from "./store.ts";

/** Held until the transaction ends; null where it is not there. */
export async function lockToDelete(tx: Tx, id: ConsultationId): Promise<Consultation | null> {
  const row = await tx
    .selectFrom("consultation")
    .selectAll()
    .where("id", "=", id)
    .forUpdate()
    .executeTakeFirst();
  return row ? consultationOf(row) : null;
}

type Words = Pick<DeletionPreview, "fromConsultee" | "fromCounsellors">;

export async function countWords(db: Database | Tx, id: ConsultationId): Promise<Words> {
  const rows = await db
    .selectFrom("entry")
    .select(({ fn }) => ["by_whom", fn.countAll<string>().as("many")])
    .where("consultation_id", "=", id)
    .where("kind", "=", "message")
    .groupBy("by_whom")
    .execute();
  const of = (side: string): number => Number(rows.find(({ by_whom }) => by_whom === side)?.many ?? 0);
  return { fromConsultee: of("consultee"), fromCounsellors: of("counsellor") };
}

/**
 * [CB-9] The data keys, the sealed bodies, the keyed hashes of them, records, disclosures, notes, risk sheets, drafts, and what was told of the consultee: in one transaction. Of the
 * entries stays that they were. Answers how many data keys there were.
 */
export async function saveDeleted(tx: Tx, { next, entry }: Step<Closed, DeletedEntry>): Promise<number> {
  await tx
    .updateTable("entry")
    .set({
      ...{ kind: "close", reason: null, promised: null, attributes: null },
      ...{ key: null, body_mac: null, sealed: null, staff_id: null, mark: null },
      ...{
        disclosed_to: null,
        disclosure_ground: null,
        face: null,
        moment: null,
        consent: null,
        to_staff: null,
      },
      ...{ picture_width: null, picture_height: null },
    })
    .where("consultation_id", "=", next.id)
    .execute();
  await tx.deleteFrom("picture").where("consultation_id", "=", next.id).execute();
  await tx.deleteFrom("consultation_disclosure").where("consultation_id", "=", next.id).execute();
  await tx.deleteFrom("consultation_record").where("consultation_id", "=", next.id).execute();
  await tx
    .updateTable("urgent_call")
    .set({ record: null })
    .where("consultation_id", "=", next.id)
    .where("record", "is not", null)
    .execute();
  await deleteNotes(tx, next.id);
  await deleteSheets(tx, next.id);
  await tx.deleteFrom("draft").where("consultation_id", "=", next.id).execute();
  await tx.deleteFrom("consultation_record_draft").where("consultation_id", "=", next.id).execute();
  await tx
    .updateTable("consultation")
    .set({
      ...{ deleted_at: next.deletedAt, last_seq: next.lastSeq, last_at: next.lastAt, told: "" },
      handed_over_by: null,
      ...{ face_before: next.faces.before, face_after: next.faces.after, consents: "{}" },
      ...{ attributes_told: next.attributes.told, attributes_tagged: next.attributes.tagged },
      ...{ consultee_seq: 0, counsellor_seq: 0, consultee_read: 0, counsellor_read: 0 },
    })
    .where("id", "=", next.id)
    .execute();
  await tx
    .insertInto("entry")
    .values(entryRow(next.id, entry, null))
    .execute();
  return destroyDataKeys(tx, next.id);
}
