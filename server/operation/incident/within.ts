import type { Incident } from "../../../domain/incident.ts";
import type { Tools } from "../../tools.ts";
import { listFoundWithin } from "./store.ts";

/** What became known from one moment up to another, the oldest first, without its words. */
export function incidentsWithin(
  { db }: Pick<Tools, "db">,
  from: Date,
  before: Date,
): Promise<readonly Incident[]> {
  return listFoundWithin(db, from, before);
}
