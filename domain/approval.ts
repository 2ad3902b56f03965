import { may, type Permission } from "./access.ts";
import type { ConsultationId, StaffId } from "./ids.ts";
import type { Role, Staff } from "./people.ts";
import { Refusal } from "./refusal.ts";

/** What may need others to agree ([ST-8]), and how the act is called in the audit trail. */
export const approvalActs = [
  "staff:change",
  "staff:reset",
  "staff:dismiss",
  "break-glass:begin",
  /** 消してほしい: the words of a consultation, for good. */
  "deletion:carry-out",
  /** 保全: a hold ends, and what it held may be deleted again. */
  "hold:lift",
  /** 保存期間: what is over for longer than its period is deleted. */
  "retention:carry-out",
  /** 開示・訂正等の請求: what the city decides on one. */
  "petition:decide",
  /** 書き出し: what leaves as a file. */
  "consultation:export",
  /** 契約の終わり: everything leaves for the city, and is erased after. */
  "contract:export",
  "contract:erase",
  /** That fewer have to agree from now on: otherwise one alone would begin by asking nobody. */
  "settings:change",
] as const;
export type ApprovalAct = (typeof approvalActs)[number];

export const outcomes = ["carried-out", "refused", "withdrawn"] as const;
export type Outcome = (typeof outcomes)[number];

export const approvalMillis = 24 * 3_600_000;
const leastForBreakGlass = 2;
const leastForDeletion = 1;
/** What cannot be taken back. */
const neverAlone: readonly ApprovalAct[] = [
  "deletion:carry-out",
  "hold:lift",
  "retention:carry-out",
  "petition:decide",
];
const leastForContractEnd = 2;
export const mostBreakGlassMinutes = 60;

export type Approval = {
  readonly id: string;
  readonly act: ApprovalAct;
  /** Whom it is about. */
  readonly staff: StaffId | null;
  readonly roles: readonly Role[] | null;
  readonly minutes: number | null;
  /** deletion:carry-out, hold:lift: which one. */
  readonly consultation: ConsultationId | null;
  /** retention:carry-out: of how many consultations. */
  readonly count: number | null;
  /** settings:change: for which act how many are to be enough. */
  readonly about: ApprovalAct | null;
  readonly wanted: number | null;
  readonly needed: number;
  readonly askedBy: StaffId;
  readonly askedAt: Date;
  readonly expiresAt: Date;
  readonly outcome: Outcome | null;
  /** Who has agreed so far. */
  readonly voices: readonly StaffId[];
};

const decides: Permission = "approval:give";
/** Of some acts only those can judge who may see what they are about. */
const alsoNeeds: Partial<Record<ApprovalAct, Permission>> = { "petition:decide": "petition:keep" };

/** What somebody has to be allowed, all of it, to decide on such an act at all. */
export function neededToDecide(act: ApprovalAct): readonly Permission[] {
  const more = alsoNeeds[act];
  return more ? [decides, more] : [decides];
}

/**
 * [ST-8] Decided by somebody else than who asked and than whom it is about, once by each person, while it is open.
 * Refuses, or says whether this voice is the last one needed.
 */
export function agree(approval: Approval, by: Staff, now: Date): { readonly carryOut: boolean } {
  refuseToDecide(approval, by, now);
  if (approval.voices.includes(by.id)) return { carryOut: false };
  return { carryOut: approval.voices.length + 1 >= approval.needed };
}

export function refuseToDecide(approval: Approval, by: Staff, now: Date): void {
  if (!neededToDecide(approval.act).every((one) => may(by, one))) throw new Refusal("not-allowed");
  if (approval.askedBy === by.id || approval.staff === by.id) throw new Refusal("not-oneself");
  if (approval.outcome !== null || now >= approval.expiresAt) throw new Refusal("approval-closed");
}

/** The city may ask for more voices; for breaking the glass and the end of the contract never for fewer than two, for a deletion, the end of a hold and a petition never for none. */
export function neededFor(act: ApprovalAct, set: number): number {
  if (act === "break-glass:begin") return Math.max(set, leastForBreakGlass);
  if (act === "contract:export" || act === "contract:erase") return Math.max(set, leastForContractEnd);
  return neverAlone.includes(act) ? Math.max(set, leastForDeletion) : set;
}
