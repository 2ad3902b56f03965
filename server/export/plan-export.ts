import { kindsOfExport } from "../../domain/export-kinds.ts";
import { hasForm, isExportable, type LedgerEntry } from "../../domain/exporting.ts";
import { inJapan } from "../../domain/japan-time.ts";
import { Refusal } from "../../domain/refusal.ts";
import { uuidv7 } from "../storage/uuid.ts";
import type { Tools } from "../tools.ts";
import { findExport, insertExport, type StoredExport } from "./store.ts";

export type PlannedExport = Pick<
  LedgerEntry,
  "kind" | "from" | "to" | "purpose" | "recipient" | "masked" | "dueOn"
>;

/** [EX-7] Puts a file into the ledger that the operator's own plan asks for: counts alone, since nobody is asked to agree. */
export async function planExport(
  { db, now }: Pick<Tools, "db" | "now">,
  planned: PlannedExport,
): Promise<StoredExport> {
  const at = now();
  const { kind, from, to, dueOn } = planned;
  if (kindsOfExport[kind].rows !== "counts") throw new Refusal("not-allowed");
  const form = { kind, masked: planned.masked, pseudonymous: false };
  if (!hasForm(form) || !isExportable({ from, to }, dueOn, inJapan(at).day)) throw new Refusal("bad-input");
  const id = uuidv7(at);
  return db.transaction().execute(async (tx) => {
    await insertExport(tx, {
      ...{ ...planned, id, pseudonymous: false, salt: null, toFolder: true, remindTo: null },
      ...{ why: null, askedBy: null, askedAt: at, approval: null },
    });
    const entry = await findExport(tx, id);
    if (!entry) throw new Error("What was put into the ledger is not there.");
    return entry;
  });
}
