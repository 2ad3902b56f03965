import type { Consultation } from "../../domain/consultation.ts";
import type { ConsultationId, StaffId } from "../../domain/ids.ts";
import { openBeside } from "../storage/seal.ts";
import type { Tools } from "../tools.ts";
import { placeOfRecord } from "./place-of-record.ts";
import { listEndedCallsOf } from "./store.ts";

/** More than a city has in a year; asked for are a few consultations at a time. */
const most = 10_000;

export type UrgentRecord = {
  readonly consultation: ConsultationId;
  /** Which of the consultation's ended calls it was, from 1. */
  readonly nth: number;
  /** Whoever ended the call, and when. */
  readonly staff: StaffId;
  readonly at: Date;
  /** Null where it does not open any more. */
  readonly text: string | null;
};

/** What was written where urgent calls of these consultations ended, the newest first. Who asks is on record by then. */
export async function openUrgentRecords(
  { db, keys, log }: Pick<Tools, "db" | "keys" | "log">,
  consultations: readonly Consultation[],
): Promise<UrgentRecord[]> {
  const owners = new Map(consultations.map(({ id, consultee }) => [id, consultee]));
  if (owners.size === 0) return [];
  const ended = await listEndedCallsOf(db, [...owners.keys()], most);
  if (ended.length === 0) return [];
  const damaged = (consultation: ConsultationId, error: unknown = null): void =>
    log.error({ consultation, error }, "The record of an urgent call does not open.");
  const held = await keys.of([...new Set(ended.map(({ consultation }) => consultation))], damaged);
  const before = new Map<ConsultationId, number>();
  const opened = ended.toReversed().flatMap((call): UrgentRecord[] => {
    const { consultation, ended: end, record } = call;
    const nth = (before.get(consultation) ?? 0) + 1;
    before.set(consultation, nth);
    if (!record) return [];
    const key = held.get(consultation);
    // [SE-8] Its row was given to somebody else since the key was made.
    const isBound = key && key.consultee === owners.get(consultation);
    const text = isBound ? openBeside(key, placeOfRecord(call, end.by), record) : null;
    if (text === null) damaged(consultation);
    return [{ consultation, nth, staff: end.by, at: end.at, text }];
  });
  return opened.reverse();
}
