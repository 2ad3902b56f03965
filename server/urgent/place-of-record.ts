import type { StaffId } from "../../domain/ids.ts";
import type { UrgentCall } from "../../domain/urgent.ts";
import type { Beside } from "../storage/seal.ts";

/** What a sealed record is bound to: this call, by when it was made, and whoever wrote it. */
export function placeOfRecord({ consultation, calledAt }: UrgentCall, writer: StaffId): Beside {
  return { consultation, kind: "urgent", version: calledAt.getTime(), staff: writer };
}
