import type { StaffId } from "./ids.ts";
import { type Day, inJapan, instantOf } from "./japan-time.ts";

/** 相談・危険のあった相談: where anybody of the staff called for help, marked it 急ぎ, wrote down a danger, or passed something on. */
export const retentionClasses = ["usual", "grave"] as const;
export type RetentionClass = (typeof retentionClasses)[number];

/** Months after the end of the consultee's last consultation; null: kept until the city says otherwise. */
export type RetentionSettings = Readonly<Record<RetentionClass, number | null>>;

/** A slip of the hand must not let go what was said last month. */
const shortestMonths = 12;
export const longestMonths = 1_200;

/** With what a city begins: nothing goes by itself. */
export const firstRetentionSettings: RetentionSettings = { usual: null, grave: null };

export type RetentionFaultCode = "period-too-short" | "period-too-long" | "grave-shorter";
export type RetentionFault = { readonly code: RetentionFaultCode; readonly where: RetentionClass };

/** [RT-2] Everything that keeps the periods from being taken. The page asks before it saves, the server asks again. */
export function retentionFaults(settings: RetentionSettings): RetentionFault[] {
  const faults: RetentionFault[] = [];
  for (const where of retentionClasses) {
    const months = settings[where];
    if (months !== null && months < shortestMonths) faults.push({ code: "period-too-short", where });
    if (months !== null && months > longestMonths) faults.push({ code: "period-too-long", where });
  }
  const { usual, grave } = settings;
  if (grave !== null && (usual === null || grave < usual))
    faults.push({ code: "grave-shorter", where: "grave" });
  return faults;
}

/**
 * [RT-2] The beginning of the day in Japan so many months ago: what ended before it is due. Where that month has no such day, its
 * last one, so that nothing goes earlier than it should.
 */
export function endedBefore(now: Date, months: number | null): Date | null {
  return months === null ? null : instantOf(monthsBefore(inJapan(now).day, months), 0);
}

function monthsBefore(day: Day, months: number): Day {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  const count = year * 12 + month - 1 - months;
  const first = new Date(Date.UTC(Math.floor(count / 12), count % 12, 1));
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  first.setUTCDate(Math.min(date, last));
  return first.toISOString().slice(0, 10);
}

/** Of a class, at this moment. */
export type Due = {
  readonly class: RetentionClass;
  /** Null: of this class nothing goes. */
  readonly before: Date | null;
  readonly due: number;
  /** Would be due, and is held ([RT-1]). */
  readonly held: number;
  /** When the longest ago of them ended. */
  readonly oldest: Date | null;
};

export type DueConsultation = {
  readonly number: number;
  readonly class: RetentionClass;
  /** When the last one of its consultee ended. */
  readonly endedAt: Date;
  readonly isHeld: boolean;
};

/** What is over for longer than its period at one moment. */
export type RetentionPreview = {
  readonly classes: readonly Due[];
  /** The longest over first. */
  readonly consultations: readonly DueConsultation[];
  /** Files with single consultations that were taken, and not yet returned or destroyed. */
  readonly copies: number;
};

export const itemOutcomes = ["deleted", "held", "changed"] as const;
export type ItemOutcome = (typeof itemOutcomes)[number];

export const runStates = ["proposed", "not-agreed", "under-way", "finished"] as const;
export type RunState = (typeof runStates)[number];

/** 期間を過ぎたものの削除: proposed, agreed to by another, carried out one by one. */
export type RetentionRun = {
  readonly id: string;
  readonly state: RunState;
  readonly proposedBy: StaffId;
  readonly proposedAt: Date;
  readonly agreed: readonly StaffId[];
  readonly begunAt: Date | null;
  readonly finishedAt: Date | null;
  /** Of each class, as it was proposed. */
  readonly wanted: Readonly<Record<RetentionClass, number>>;
  /** So far. */
  readonly done: Readonly<Record<ItemOutcome, number>>;
};
