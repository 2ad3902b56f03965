import type { Settlement } from "../../domain/exporting.ts";
import type { Staff } from "../../domain/people.ts";
import { Refusal } from "../../domain/refusal.ts";
import { recordAct } from "../audit/record.ts";
import type { Tools } from "../tools.ts";
import { findExport, saveSettled } from "./store.ts";

/** [EX-2] Says what became of a file. Once; on record. */
export async function settleExport(
  { db, now }: Pick<Tools, "db" | "now">,
  by: Staff,
  { export: id, as }: { readonly export: string; readonly as: Settlement },
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const at = now();
    if (!(await findExport(tx, id)) || !(await saveSettled(tx, id, { as, by: by.id, at })))
      throw new Refusal("not-found");
    await recordAct(tx, at, by, "export:settle", { export: id, outcome: as });
  });
}
