import type { Consultation } from "../../domain/consultation.ts";
import type { ConsultationId } from "../../domain/ids.ts";
import { Refusal } from "../../domain/refusal.ts";
import type { Tools } from "../tools.ts";
import { loadConsultations } from "./store.ts";

export async function findConsultation({ db }: Pick<Tools, "db">, id: ConsultationId): Promise<Consultation> {
  const [found] = await loadConsultations(db, [id]);
  if (!found) throw new Refusal("not-found");
  return found;
}

/** Those of these that are there, in any order. */
export function findConsultations(
  { db }: Pick<Tools, "db">,
  ids: readonly ConsultationId[],
): Promise<Consultation[]> {
  return loadConsultations(db, ids);
}
