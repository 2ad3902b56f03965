import type { ConsultationSummary } from "../../../contract/sync.ts";
import type { ConsultationId, StaffId } from "../../../domain/ids.ts";

/** Who is looking at which consultation, the first who came first. */
export type Looking = ReadonlyMap<ConsultationId, readonly StaffId[]>;

/** Besides oneself, and besides whoever holds it: that they look is no news. */
export function othersLooking(
  looking: Looking,
  { id, counsellor }: Pick<ConsultationSummary, "id" | "counsellor">,
  me: StaffId,
): readonly StaffId[] {
  return (looking.get(id) ?? []).filter((staff) => staff !== me && staff !== counsellor);
}
