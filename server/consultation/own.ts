import type { Consultation } from "../../domain/consultation.ts";
import type { ConsultationId } from "../../domain/ids.ts";
import type { Consultee } from "../../domain/people.ts";
import { Refusal } from "../../domain/refusal.ts";
import type { Tools } from "../tools.ts";
import { consultationsOf } from "./own-store.ts";
import { loadConsultations } from "./store.ts";

/** Those of a consultee, the newest first. */
export function ownConsultations({ db }: Pick<Tools, "db">, consultee: Consultee): Promise<Consultation[]> {
  return consultationsOf(db, consultee.id, 200);
}

/** [AC-2] The consultee's own one of this id; somebody else's and none are refused alike. */
export async function ownConsultation(
  { db }: Pick<Tools, "db">,
  consultee: Consultee,
  id: ConsultationId,
): Promise<Consultation> {
  const [found] = await loadConsultations(db, [id]);
  if (found?.consultee !== consultee.id) throw new Refusal("not-found");
  return found;
}
