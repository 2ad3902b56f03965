import type { ConsultationId } from "../../domain/ids.ts";
import type { Staff } from "../../domain/people.ts";
import { Refusal } from "../../domain/refusal.ts";
import { openBeside } from "../storage/seal.ts";
import type { Tools } from "../tools.ts";
import { placeOfRecord } from "./end.ts";
import { type EndedCall, listEndedCalls } from "./store.ts";

const most = 50;

export type OpenedRecord = { readonly call: EndedCall; readonly record: string | null };

/** [AU-9] The ended calls of a consultation. That somebody reads these words is on record before they leave. */
export async function readUrgentRecords(
  { db, keys, viewings, log }: Tools,
  staff: Staff,
  consultation: ConsultationId,
): Promise<OpenedRecord[]> {
  const key = (await keys.of([consultation])).get(consultation);
  if (!key) throw new Refusal("not-found");
  const viewing = await viewings.begin(staff, [consultation]);
  try {
    const calls = await listEndedCalls(db, consultation, most);
    return calls.map((call) => {
      if (!call.record) return { call, record: "" };
      const record = openBeside(key, placeOfRecord(call, call.ended.by), call.record);
      if (record === null)
        log.error({ call: call.id, consultation }, "The record of an urgent call does not open.");
      return { call, record };
    });
  } finally {
    viewing.end();
  }
}
