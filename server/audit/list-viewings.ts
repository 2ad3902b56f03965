import type { ConsultationId } from "../../domain/ids.ts";
import type { Tools } from "../tools.ts";
import { type OpenViewing, viewingsOf } from "./viewing-store.ts";

/** [AU-9] Who is looking at these consultations: what the trail would say if they stopped now. */
export function listViewings(
  { db }: Pick<Tools, "db">,
  consultations: readonly ConsultationId[],
): Promise<OpenViewing[]> {
  return viewingsOf(db, consultations);
}
