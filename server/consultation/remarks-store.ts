import type { ConsultationId } from "../../domain/ids.ts";
import type { DataKeys } from "../storage/data-keys.ts";
import type { Database } from "../storage/database.ts";
import { entryOrPlaceOf } from "./entry-store.ts";

/** What was written beside a face, the newest of each consultation. */
export async function remarksOf(
  db: Database,
  keys: DataKeys,
  ids: readonly ConsultationId[],
  damaged: (id: ConsultationId, error: unknown) => void,
): Promise<Map<ConsultationId, string>> {
  const rows = await db
    .selectFrom("entry")
    .selectAll()
    .distinctOn("consultation_id")
    .where("consultation_id", "in", ids)
    .where("kind", "=", "face")
    .where("sealed", "is not", null)
    .orderBy("consultation_id")
    .orderBy("seq", "desc")
    .execute();
  const dataKeys = await keys.of(
    rows.map((row) => row.consultation_id),
    damaged,
  );
  const remarks = new Map<ConsultationId, string>();
  for (const row of rows) {
    const entry = entryOrPlaceOf(row, dataKeys.get(row.consultation_id), damaged);
    if (entry.kind === "face" && entry.remark !== null) remarks.set(row.consultation_id, entry.remark);
  }
  return remarks;
}
