import { heldBy } from "../../domain/consultation.ts";
import type { ConsultationId } from "../../domain/ids.ts";
import type { Staff } from "../../domain/people.ts";
import { Refusal } from "../../domain/refusal.ts";
import type { Tools } from "../tools.ts";
import { loadConsultations } from "./store.ts";

/** [CN-5] Throws the refusal that a reply would get from whoever does not hold it. */
export async function refuseUnheld(
  { db }: Pick<Tools, "db">,
  counsellor: Staff,
  id: ConsultationId,
): Promise<void> {
  const [consultation] = await loadConsultations(db, [id]);
  if (!consultation) throw new Refusal("not-found");
  heldBy(consultation, counsellor);
}
