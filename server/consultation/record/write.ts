import type { Consultation } from "../../../domain/consultation.ts";
import type { ConsultationId, IdempotencyKey } from "../../../domain/ids.ts";
import type { Staff } from "../../../domain/people.ts";
import { type ConsultationRecord, recordFault, writeRecord as write } from "../../../domain/record.ts";
import { Refusal } from "../../../domain/refusal.ts";
import { recordAct } from "../../audit/record.ts";
import { sealBeside } from "../../storage/seal.ts";
import type { Tools } from "../../tools.ts";
import { findConsultation } from "../find.ts";
import { takeStep } from "../move.ts";
import { tellHistory } from "../tell-history.ts";
import { deleteDraft, insertRecord, isWritten } from "./store.ts";

export type Writing = {
  readonly key: IdempotencyKey;
  /** The version its author saw; 0 is none. */
  readonly version: number;
  readonly record: ConsultationRecord;
};

/** 記録 [BR-3]: the next version, sealed; the author's draft of it is gone with that. The same key writes it once. */
export async function writeRecord(
  tools: Tools,
  staff: Staff,
  id: ConsultationId,
  { key, version, record }: Writing,
): Promise<Consultation> {
  const fault = recordFault(record);
  if (fault) throw new Refusal(fault);
  const dataKey = (await tools.keys.of([id])).get(id);
  if (!dataKey) throw new Refusal("not-found");
  try {
    return await takeStep(
      tools,
      id,
      (consultation) => write(consultation, staff, version, tools.now()),
      async (tx, { next, entry: { at } }) => {
        const place = { consultation: id, version: next.recordVersion, staff: staff.id } as const;
        const sealed = sealBeside(dataKey, { ...place, kind: "record" }, JSON.stringify(record));
        await insertRecord(tx, { ...place, at, key, sealed });
        await deleteDraft(tx, id, staff.id);
        const told = await tellHistory(tx, tools, next.consultee, id);
        const facts = { consultation: id, version: next.recordVersion };
        await recordAct(tx, at, staff, "consultation:record", facts);
        return told;
      },
    );
  } catch (error) {
    const isMoved = error instanceof Refusal && error.code === "record-moved";
    if (isMoved && (await isWritten(tools.db, id, staff.id, key))) return findConsultation(tools, id);
    throw error;
  }
}
