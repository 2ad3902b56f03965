import type { Consultation } from "../../domain/consultation.ts";
import type { Consultee } from "../../domain/people.ts";
import type { Tools } from "../tools.ts";
import { newestOf } from "./store.ts";

/** What the consultee's page shows again after a reload. */
export function newestConsultation({ db }: Tools, consultee: Consultee): Promise<Consultation | null> {
  return newestOf(db, consultee.id);
}
