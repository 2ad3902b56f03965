import type { ConsultationId } from "../../domain/ids.ts";
import type { Staff } from "../../domain/people.ts";
import { Refusal } from "../../domain/refusal.ts";
import type { OpenedSheet } from "../../domain/risk-sheet.ts";
import { openSheets } from "../consultation/risk-sheet/open-sheets.ts";
import { openBeside } from "../storage/seal.ts";
import type { Tools } from "../tools.ts";
import { placeOfRecord } from "./place-of-record.ts";
import { type EndedCall, listEndedCalls } from "./store.ts";

const most = 50;

export type OpenedRecord = { readonly call: EndedCall; readonly record: string | null };

/** [AU-9] The ended calls of a consultation, and its risk sheets. That somebody reads these words is on record before they leave. */
export async function readUrgentRecords(
  tools: Tools,
  staff: Staff,
  consultation: ConsultationId,
): Promise<{ readonly calls: readonly OpenedRecord[]; readonly sheets: readonly OpenedSheet[] }> {
  const { db, keys, viewings, log } = tools;
  const key = (await keys.of([consultation])).get(consultation);
  if (!key) throw new Refusal("not-found");
  const viewing = await viewings.begin(staff, [consultation]);
  try {
    const ended = await listEndedCalls(db, consultation, most);
    const calls = ended.map((call) => {
      if (!call.record) return { call, record: "" };
      const record = openBeside(key, placeOfRecord(call, call.ended.by), call.record);
      if (record === null)
        log.error({ call: call.id, consultation }, "The record of an urgent call does not open.");
      return { call, record };
    });
    return { calls, sheets: await openSheets(tools, consultation, key) };
  } finally {
    viewing.end();
  }
}
