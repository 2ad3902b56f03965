import type { ConsultationId } from "../../domain/ids.ts";
import type { Tools } from "../tools.ts";
import { type Asked, findAsked } from "./store.ts";

/** Since when the deletion of these is asked for, where it is, and why the city keeps them, where it does. */
export function askedDeletions(
  { db }: Pick<Tools, "db">,
  ids: readonly ConsultationId[],
): Promise<Map<ConsultationId, Asked>> {
  return findAsked(db, ids);
}
