import type { UrgentCallId } from "../../domain/ids.ts";
import type { Staff } from "../../domain/people.ts";
import { take, type UrgentCall } from "../../domain/urgent.ts";
import { recordAct } from "../audit/record.ts";
import { retrying } from "../storage/hosts.ts";
import type { Tools } from "../tools.ts";
import { lockCall, saveTaken } from "./store.ts";

/** [UC-3] One comes first; the others are refused, and told with the next frame who it was. */
export async function takeUrgentCall(
  { db, now, epoch, urgent }: Tools,
  staff: Staff,
  id: UrgentCallId,
): Promise<UrgentCall> {
  const asOf = epoch();
  try {
    return await retrying(
      () =>
        db.transaction().execute(async (tx) => {
          const call = await lockCall(tx, id, asOf);
          const at = now();
          const taken = take(call, staff, at);
          if (!taken) return call;
          await saveTaken(tx, taken);
          const { consultation, calledBy, calledAt } = call;
          const seconds = secondsBetween(calledAt, at);
          await recordAct(tx, at, staff, "urgent:take", { call: id, consultation, staff: calledBy, seconds });
          return taken;
        }),
      { until: AbortSignal.timeout(10_000) },
    );
  } finally {
    // Also whoever came too late sees at once who did not.
    await urgent.changed();
  }
}

/** Of two clocks that may differ: never less than none. */
export function secondsBetween(from: Date, to: Date): number {
  return Math.max(0, Math.floor((to.getTime() - from.getTime()) / 1_000));
}
