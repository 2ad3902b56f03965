import type { Consultation } from "../../domain/consultation.ts";
import type { ConsulteeId } from "../../domain/ids.ts";
import type { Database } from "../storage/database.ts";
import { consultationOf } from "./store.ts";

/** All of a consultee's, the newest first. */
export async function consultationsOf(
  db: Database,
  consultee: ConsulteeId,
  most: number,
): Promise<Consultation[]> {
  const rows = await db
    .selectFrom("consultation")
    .selectAll()
    .where("consultee_id", "=", consultee)
    // Not by time: the clocks of two processes may differ.
    .orderBy("number", "desc")
    .limit(most)
    .execute();
  return rows.map(consultationOf);
}
