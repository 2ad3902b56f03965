import type { ConsultationId } from "../../domain/ids.ts";
import type { Tools } from "../tools.ts";
import { findAskedAt } from "./store.ts";

/** Since when the deletion of these is asked for, where it is. */
export function askedDeletions(
  { db }: Pick<Tools, "db">,
  ids: readonly ConsultationId[],
): Promise<Map<ConsultationId, Date>> {
  return findAskedAt(db, ids);
}
