import { Refusal } from "../../domain/refusal.ts";
import type { StaffChange } from "../staff/staff-change.ts";
import type { Tx } from "../storage/database.ts";
import { beginRun } from "./run-store.ts";

/** [RT-3] Others have agreed. What was proposed is deleted by the clock, one by one: see work.ts. */
export async function beginRetention(tx: Tx, approval: string, at: Date): Promise<StaffChange> {
  const begun = await beginRun(tx, approval, at);
  if (!begun) throw new Refusal("not-found");
  const facts = { retention: begun.id, count: begun.count };
  return { ended: [], invitation: null, lines: [{ act: "retention:carry-out", facts }] };
}
