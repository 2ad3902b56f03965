import type { ConsultationId } from "../../domain/ids.ts";
import type { Database } from "../storage/database.ts";

/** Entries that tell of a consultation without a word of it, in their order. */
export function listFacts(db: Database, ids: readonly ConsultationId[]) {
  return db
    .selectFrom("entry")
    .select([
      "consultation_id as id",
      "seq",
      "at",
      "kind",
      "by_whom as by",
      "staff_id as staff",
      "mark",
      "disclosed_to as to",
      "disclosure_ground as ground",
    ])
    .where("consultation_id", "in", ids)
    .where("kind", "in", ["attributes", "briefing", "disclosure"])
    .orderBy("consultation_id")
    .orderBy("seq")
    .execute();
}

/** When the counsellor's first message behind a place was written. */
export async function findEntryAt(db: Database, id: ConsultationId, after: number): Promise<Date | null> {
  const row = await db
    .selectFrom("entry")
    .select("at")
    .where("consultation_id", "=", id)
    .where("seq", ">", after)
    .where("kind", "=", "message")
    .where("by_whom", "=", "counsellor")
    .orderBy("seq")
    .limit(1)
    .executeTakeFirst();
  return row?.at ?? null;
}
