import type { ConsultationId, ConsulteeId } from "../../domain/ids.ts";
import type { Tools } from "../tools.ts";
import { loadConsultations } from "./store.ts";

/** Whose consultation it is; null where there is none. */
export async function ownerOf({ db }: Pick<Tools, "db">, id: ConsultationId): Promise<ConsulteeId | null> {
  const [consultation] = await loadConsultations(db, [id]);
  return consultation?.consultee ?? null;
}
