import type { Purpose } from "./audit.ts";
import { kindsOfExport, type LedgerKind } from "./export-kinds.ts";
import type { StaffId } from "./ids.ts";
import { type Day, dayAfter } from "./japan-time.ts";
import { isPeriod, type Period } from "./period.ts";

/** For whom it is. A choice, never a sentence. */
export const exportRecipients = [
  "own-office",
  "board-of-education",
  "contractor",
  "researcher",
  "authority",
] as const;
export type ExportRecipient = (typeof exportRecipients)[number];
/** A copy for a petitioner goes to nobody else. */
export const ledgerRecipients = [...exportRecipients, "petitioner"] as const;
export type LedgerRecipient = (typeof ledgerRecipients)[number];

/** What became of the file. */
export const settlements = ["returned", "destroyed", "not-taken"] as const;
export type Settlement = (typeof settlements)[number];

/** How long a file that may be taken can be taken. */
const takenWithinMillis = 24 * 3_600_000;
const longestKeptDays = 366;

/** 台帳: what was asked for, and what became of it. */
export type LedgerEntry = {
  readonly id: string;
  readonly kind: LedgerKind;
  readonly from: Day;
  readonly to: Day;
  readonly purpose: Purpose;
  readonly recipient: LedgerRecipient;
  readonly pseudonymous: boolean;
  /** Small numbers are hidden. */
  readonly masked: boolean;
  /** It is written into the operator's folder, and given to nobody at the desk. */
  readonly toFolder: boolean;
  /** Null: nobody but the operator's own plan. */
  readonly askedBy: StaffId | null;
  readonly askedAt: Date;
  /** Null where nobody else is asked. */
  readonly approval: {
    readonly id: string;
    readonly outcome: string | null;
    readonly closedAt: Date | null;
    readonly expiresAt: Date;
  } | null;
  readonly dueOn: Day;
  /** When its last part was taken, and how many rows have left. */
  readonly takenAt: Date | null;
  readonly rows: number;
  readonly settledAs: Settlement | null;
  readonly settledBy: StaffId | null;
  readonly settledAt: Date | null;
};

/** Whether this can be asked for: a period, and a day within a year by which it is back or destroyed. */
export function isExportable(period: Period, dueOn: Day, today: Day): boolean {
  return isPeriod(period) && dueOn >= today && dueOn <= dayAfter(today, longestKeptDays);
}

type Form = Pick<LedgerEntry, "kind" | "pseudonymous" | "masked">;

/** [EX-3] Whether a file of this kind can stand under other names, or with its small numbers hidden. */
export function hasForm({ kind, pseudonymous, masked }: Form): boolean {
  const of = kindsOfExport[kind];
  return (!pseudonymous || of.pseudonymous) && (!masked || of.maskable);
}

/** How many addresses are told of one file. */
export const mostReminded = 3;
/** How many days before a file is due back its people are reminded. */
export const remindedDaysBefore = 3;

/** 期日: how near the day is by which a file is back or destroyed. */
export const duenesses = ["later", "soon", "today", "overdue"] as const;
export type Dueness = (typeof duenesses)[number];

/** [EX-6] Null: nothing of it is out there, or it is back or destroyed. */
export function duenessOf(
  { dueOn, rows, settledAs }: Pick<LedgerEntry, "dueOn" | "rows" | "settledAs">,
  today: Day,
): Dueness | null {
  if (settledAs !== null || rows === 0) return null;
  if (today > dueOn) return "overdue";
  if (today === dueOn) return "today";
  return dayAfter(today, remindedDaysBefore) >= dueOn ? "soon" : "later";
}

export type ApprovalStanding = "none" | "open" | "agreed" | "refused";

export function approvalStanding({ approval }: Pick<LedgerEntry, "approval">, now: Date): ApprovalStanding {
  if (!approval) return "none";
  if (approval.outcome === "carried-out") return "agreed";
  return approval.outcome === null && now < approval.expiresAt ? "open" : "refused";
}

/** [S11.5] For a day from when it was asked for, or from the last voice that was needed. */
export function isTakeable(
  entry: Pick<LedgerEntry, "kind" | "approval" | "askedAt" | "settledAs">,
  now: Date,
): boolean {
  const standing = approvalStanding(entry, now);
  if (entry.kind === "petition") return false;
  if (entry.settledAs !== null || standing === "open" || standing === "refused") return false;
  const since = entry.approval?.closedAt ?? entry.askedAt;
  return now.getTime() - since.getTime() < takenWithinMillis;
}
