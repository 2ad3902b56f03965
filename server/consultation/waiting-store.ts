import type { Consultation } from "../../domain/consultation.ts";
import type { Database } from "../storage/database.ts";
import { consultationOf } from "./store.ts";

/** Who has waited since before then, and was not told that it takes long. */
export async function listUntoldWaiting(db: Database, since: Date, most: number): Promise<Consultation[]> {
  const rows = await db
    .selectFrom("consultation")
    .selectAll()
    .where("state", "=", "waiting")
    .where("opened_at", "<=", since)
    .where("told", "not like", "%long-wait%")
    .orderBy("opened_at")
    .limit(most)
    .execute();
  return rows.map(consultationOf);
}
