import type { ConsultationId } from "../../domain/ids.ts";
import type { UrgentCall } from "../../domain/urgent.ts";
import type { Tools } from "../tools.ts";
import { listCallsOf } from "./store.ts";

export type CallOf = Pick<UrgentCall, "calledAt" | "taken"> & { readonly endedAt: Date | null };

/** Every urgent call of a consultation, the oldest first, without the records of those that have ended. */
export function urgentCallsOf(
  { db }: Pick<Tools, "db">,
  consultation: ConsultationId,
): Promise<readonly CallOf[]> {
  return listCallsOf(db, consultation);
}
