import type { Consultation } from "../../../domain/consultation.ts";
import type { ConsultationId, StaffId } from "../../../domain/ids.ts";
import type { OpenedRecord } from "../../../domain/known.ts";
import type { ConsultationRecord } from "../../../domain/record.ts";
import { type Beside, openBeside } from "../../storage/seal.ts";
import type { Tools } from "../../tools.ts";
import { findDraft, listRecords } from "./store.ts";

/** Of each consultation all versions, the newest first. */
export async function openRecords(
  tools: Pick<Tools, "db" | "keys" | "log">,
  consultations: readonly Consultation[],
): Promise<Map<ConsultationId, OpenedRecord[]>> {
  const found = new Map<ConsultationId, OpenedRecord[]>();
  if (consultations.length === 0) return found;
  const open = await opener(tools, consultations);
  const ids = consultations.map(({ id }) => id);
  for (const { consultation, version, staff, at, sealed } of await listRecords(tools.db, ids)) {
    const said = open({ consultation, kind: "record", version, staff }, sealed);
    found.set(consultation, [...(found.get(consultation) ?? []), { version, staff, at, said }]);
  }
  return found;
}

/** What this person was still writing of it, if anything. */
export async function openDraft(
  tools: Pick<Tools, "db" | "keys" | "log">,
  consultation: Consultation,
  staff: StaffId,
): Promise<ConsultationRecord | null> {
  const sealed = await findDraft(tools.db, consultation.id, staff);
  if (!sealed) return null;
  const open = await opener(tools, [consultation]);
  return open({ consultation: consultation.id, kind: "record-draft", version: 0, staff }, sealed);
}

async function opener({ keys, log }: Pick<Tools, "keys" | "log">, consultations: readonly Consultation[]) {
  const damaged = (consultation: ConsultationId, error: unknown = null): void =>
    log.error({ consultation, error }, "A record does not open: who changed it, or which key is lost?");
  const ids = consultations.map(({ id }) => id);
  const held = await keys.of(ids, damaged);
  const owners = new Map(consultations.map(({ id, consultee }) => [id, consultee]));
  return (place: Beside, sealed: Buffer): ConsultationRecord | null => {
    const key = held.get(place.consultation);
    // [SE-8] Its row was given to somebody else since the key was made.
    const isBound = key && key.consultee === owners.get(place.consultation);
    const text = isBound ? openBeside(key, place, sealed) : null;
    if (text === null) damaged(place.consultation);
    return text === null ? null : (JSON.parse(text) as ConsultationRecord);
  };
}
