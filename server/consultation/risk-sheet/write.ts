import type { ConsultationId, IdempotencyKey } from "../../../domain/ids.ts";
import type { Staff } from "../../../domain/people.ts";
import { Refusal } from "../../../domain/refusal.ts";
import { type RiskSheet, sheetFault } from "../../../domain/risk-sheet.ts";
import { recordAct } from "../../audit/record.ts";
import { forgetSentDraft } from "../../draft/forget-sent.ts";
import { sealBeside } from "../../storage/seal.ts";
import type { Tools } from "../../tools.ts";
import { lockConsultation } from "../store.ts";
import { tellHistory } from "../tell-history.ts";
import { findWritten, insertSheet, listSheets } from "./store.ts";

export type SheetWriting = {
  readonly key: IdempotencyKey;
  /** The version its author saw; 0 is none. */
  readonly version: number;
  readonly sheet: RiskSheet;
};

/**
 * [UC-8] The next version, upon the one its author saw. The same key writes it once. Whoever is at a call is told that there is one, and
 * whoever holds another consultation of the same consultee reads it before the next reply ([BR-2]).
 */
export async function writeRiskSheet(
  tools: Tools,
  staff: Staff,
  consultation: ConsultationId,
  { key, version: seen, sheet }: SheetWriting,
): Promise<number> {
  const { db, keys, now, epoch, tell, urgent } = tools;
  const fault = sheetFault(sheet);
  if (fault) throw new Refusal(fault);
  const asOf = epoch();
  const dataKey = (await keys.of([consultation])).get(consultation);
  if (!dataKey) throw new Refusal("not-found");
  const [written, told] = await db.transaction().execute(async (tx) => {
    const locked = await lockConsultation(tx, consultation, asOf);
    if (locked.state === "closed" && locked.deletedAt) throw new Refusal("not-found");
    const before = await findWritten(tx, consultation, staff.id, key);
    if (before !== null) return [before, []] as const;
    const newest = (await listSheets(tx, consultation, 1)).at(0)?.version ?? 0;
    if (newest !== seen) throw new Refusal("record-moved");
    const version = newest + 1;
    const at = now();
    const place = { consultation, kind: "risk-sheet", version, staff: staff.id } as const;
    const sealed = sealBeside(dataKey, place, JSON.stringify(sheet));
    await insertSheet(tx, consultation, { version, staff: staff.id, at, key, sealed });
    const others = await tellHistory(tx, tools, locked.consultee, consultation);
    await recordAct(tx, at, staff, "urgent:sheet", { consultation, version });
    return [version, others] as const;
  });
  for (const other of told) tell(other);
  await urgent.changed();
  await forgetSentDraft(tools, staff, consultation, "risk-sheet", null);
  return written;
}
