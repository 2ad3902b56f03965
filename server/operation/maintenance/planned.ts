import type { Maintenance } from "../../../domain/maintenance.ts";
import type { Tools } from "../../tools.ts";
import { listWithin } from "./store.ts";

/** What was planned for any moment between two, without its words. */
export async function listPlanned(
  { db }: Pick<Tools, "db">,
  from: Date,
  before: Date,
): Promise<readonly Maintenance[]> {
  return listWithin(db, from, before);
}
