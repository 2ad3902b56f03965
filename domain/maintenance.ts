import type { StaffId } from "./ids.ts";
import { Refusal } from "./refusal.ts";

/** 保守作業: planned by the operator, told to the city, and, where the service stands still meanwhile, to everybody who uses it. */
export const maintenanceOutcomes = ["done", "failed", "put-off", "called-off"] as const;
export type MaintenanceOutcome = (typeof maintenanceOutcomes)[number];

export type Maintenance = {
  readonly id: string;
  readonly number: number;
  readonly from: Date;
  readonly to: Date;
  /** Whether anything that consultees or staff use stands still meanwhile. */
  readonly stops: boolean;
  readonly plannedBy: StaffId;
  readonly plannedAt: Date;
  /** The city has said that it knows. */
  readonly acknowledged: { readonly by: StaffId; readonly at: Date } | null;
  readonly ended: { readonly by: StaffId; readonly at: Date; readonly outcome: MaintenanceOutcome } | null;
};

/** How long before it everybody is told. */
const toldBeforeMillis = 7 * 86_400_000;
/** One that nobody has ended is not told of for ever. */
const overdueMillis = 24 * 3_600_000;
const longestMillis = 3 * 86_400_000;
const farthestMillis = 366 * 86_400_000;

/** [OP-8] Refuses what ends before it begins, lasts for longer than three days, has begun already, or lies more than a year ahead. */
export function refuseFaultyPlan({ from, to }: Pick<Maintenance, "from" | "to">, now: Date): void {
  const [begins, ends] = [from.getTime(), to.getTime()];
  const fine =
    ends > begins &&
    ends - begins <= longestMillis &&
    ends > now.getTime() &&
    begins - now.getTime() <= farthestMillis;
  if (!fine) throw new Refusal("bad-input");
}

export type MaintenanceNotice = { readonly from: Date; readonly to: Date; readonly underWay: boolean };

/** [OP-8] What everybody is told now: the one under way, else the next one of the coming week. Null: nothing. */
export function noticeOf(
  planned: readonly Pick<Maintenance, "from" | "to" | "stops" | "ended">[],
  now: Date,
): MaintenanceNotice | null {
  const at = now.getTime();
  const told = planned
    .filter(({ stops, ended, from, to }) => {
      const isNear = from.getTime() - toldBeforeMillis <= at && at < to.getTime() + overdueMillis;
      return stops && !ended && isNear;
    })
    .sort((a, b) => a.from.getTime() - b.from.getTime());
  const first = told[0];
  return first ? { from: first.from, to: first.to, underWay: first.from.getTime() <= at } : null;
}
