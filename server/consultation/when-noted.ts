import type { ConsultationId, StaffId } from "../../domain/ids.ts";
import type { Tools } from "../tools.ts";
import { firstNoteBy } from "./note-store.ts";

/** When this person first wrote a note beside a consultation, and nothing of what it says. Notes of a hand-over do not count. */
export function whenNoted(
  { db }: Pick<Tools, "db">,
  consultation: ConsultationId,
  staff: StaffId,
): Promise<Date | null> {
  return firstNoteBy(db, consultation, staff);
}
