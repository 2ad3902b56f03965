import type { Consultation } from "../../domain/consultation.ts";
import type { Consultee } from "../../domain/people.ts";
import type { Tools } from "../tools.ts";
import { consultationsOf } from "./own-store.ts";

/** What the consultee's page shows again after a reload. */
export async function newestConsultation({ db }: Tools, consultee: Consultee): Promise<Consultation | null> {
  const [newest = null] = await consultationsOf(db, consultee.id, 1);
  return newest;
}
