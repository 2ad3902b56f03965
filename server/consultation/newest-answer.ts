import type { Consultation } from "../../domain/consultation.ts";
import type { Tools } from "../tools.ts";
import { findEntryAt } from "./facts-store.ts";

/** When the first of the counsellor's messages came that the consultee has not read; the newest, where all are read. */
export async function newestAnswerAt(
  { db }: Pick<Tools, "db">,
  { id, counsellorSeq, consulteeRead }: Consultation,
): Promise<Date | null> {
  if (counsellorSeq === 0) return null;
  return findEntryAt(db, id, consulteeRead < counsellorSeq ? consulteeRead : counsellorSeq - 1);
}
