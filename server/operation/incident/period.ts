import { refuseFaultyMoment } from "../../../domain/incident.ts";
import { Refusal } from "../../../domain/refusal.ts";

const longestMillis = 31 * 86_400_000;

/** At most 31 days, begun within a year, not ahead. */
export function refuseFaultyPeriod(from: Date, to: Date, now: Date): void {
  refuseFaultyMoment(from, now);
  refuseFaultyMoment(to, now);
  const length = to.getTime() - from.getTime();
  if (length <= 0 || length > longestMillis) throw new Refusal("bad-input");
}
