import type { AuditActor } from "../../domain/audit.ts";
import { kindsOfExport } from "../../domain/export-kinds.ts";
import { instantsOf } from "../../domain/period.ts";
import { recordAct } from "../audit/record.ts";
import type { Tools } from "../tools.ts";
import type { StoredExport } from "./store.ts";

/** [EX-2] Before its first row leaves. */
export async function recordTaking(
  { db }: Pick<Tools, "db">,
  by: AuditActor,
  entry: StoredExport,
  at: Date,
): Promise<void> {
  const { id, purpose, why, approval, kind } = entry;
  const { from, before } = instantsOf(entry);
  await db.transaction().execute((tx) =>
    recordAct(tx, at, by, kindsOfExport[kind].act, {
      ...{ export: id, setting: `export-${kind}`, purpose, why: why ?? undefined, approval: approval?.id },
      ...{ from, to: before },
    }),
  );
}
