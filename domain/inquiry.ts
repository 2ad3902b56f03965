import { afterBusinessMinutes } from "./business-time.ts";
import type { StaffId } from "./ids.ts";
import type { Staff } from "./people.ts";
import { Refusal } from "./refusal.ts";

/** 窓口: what staff ask the operator, and what they tell of that does not work. */
export const inquiryKinds = ["question", "fault", "wish"] as const;
export type InquiryKind = (typeof inquiryKinds)[number];
/** Urgent is only a fault: the support desk is called at any hour (仕様書 9(1)). */
export const inquiryHastes = ["urgent", "soon", "usual"] as const;
export type InquiryHaste = (typeof inquiryHastes)[number];
/** By which way it came: the form of the desk, or put down by the operator. */
export const inquiryWays = ["form", "telephone", "email"] as const;
export type InquiryWay = (typeof inquiryWays)[number];

/** What is done with one, step by step; the first is `ask`. */
export const inquirySteps = ["ask", "take", "answer", "add", "solve", "reopen"] as const;
export type InquiryStep = (typeof inquirySteps)[number];
/** Those that somebody takes by themselves after it was asked. */
export const laterInquirySteps = ["take", "answer", "add", "solve", "reopen"] as const;
export type LaterInquiryStep = (typeof laterInquirySteps)[number];

export type Inquiry = {
  readonly id: string;
  /** What people call it aloud. */
  readonly number: number;
  readonly kind: InquiryKind;
  readonly haste: InquiryHaste;
  readonly way: InquiryWay;
  readonly askedBy: StaffId;
  /** When it came in: the clocks run from here. */
  readonly cameAt: Date;
  readonly taken: { readonly by: StaffId; readonly at: Date } | null;
  readonly answeredAt: Date | null;
  readonly solvedAt: Date | null;
};

/** How far back a telephone call or an e-mail may be put down. */
const latestEntryMillis = 31 * 86_400_000;
/** The clocks of two machines. */
const slackMillis = 300_000;

/** [OP-2] Refuses an urgent one that is no fault, and a moment that nobody means. */
export function refuseFaultyInquiry(
  { kind, haste, way }: Pick<Inquiry, "kind" | "haste" | "way">,
  cameAt: Date | null,
  now: Date,
): void {
  if (haste === "urgent" && kind !== "fault") throw new Refusal("bad-input");
  if (way === "form" ? cameAt !== null : cameAt === null) throw new Refusal("bad-input");
  if (
    cameAt &&
    (cameAt.getTime() > now.getTime() + slackMillis || now.getTime() - cameAt.getTime() > latestEntryMillis)
  )
    throw new Refusal("bad-input");
}

/** [OP-3] Whoever asked sees their own; who may see all sees all. */
export function seesInquiry({ askedBy }: Pick<Inquiry, "askedBy">, { id }: Staff, all: boolean): boolean {
  return all || askedBy === id;
}

/** [OP-4] Rings until somebody takes it. */
export function isRinging({
  haste,
  taken,
  solvedAt,
}: Pick<Inquiry, "haste" | "taken" | "solvedAt">): boolean {
  return haste === "urgent" && !taken && !solvedAt;
}

/**
 * [OP-3] What it is after a step; null where the step changes nothing. Who answers takes it; only an operator takes, answers; all who
 * see it add to it, say that it is solved, and open it again.
 */
export function stepInquiry(before: Inquiry, step: LaterInquiryStep, staff: Staff, at: Date): Inquiry | null {
  const isOperator = staff.roles.includes("operator");
  const taken = before.taken ?? { by: staff.id, at };
  if ((step === "take" || step === "answer") && !isOperator) throw new Refusal("not-allowed");
  if (step === "reopen") return before.solvedAt ? { ...before, solvedAt: null } : null;
  if (before.solvedAt) throw new Refusal("inquiry-solved");
  if (step === "take") {
    if (before.taken?.by === staff.id) return null;
    if (before.taken) throw new Refusal("urgent-taken");
    return { ...before, taken };
  }
  if (step === "answer") return { ...before, taken, answeredAt: before.answeredAt ?? at };
  if (step === "solve")
    return {
      ...before,
      taken: isOperator ? taken : before.taken,
      answeredAt: isOperator ? (before.answeredAt ?? at) : before.answeredAt,
      solvedAt: at,
    };
  return before;
}

/** By when somebody has said something, and by when it is solved; in minutes: of business, of an urgent fault of any hour. */
export type Targets = { readonly answerMinutes: number; readonly solveMinutes: number };
export type SupportTargets = Readonly<Record<InquiryHaste, Targets>>;

export type InquiryClock = { readonly dueAt: Date; readonly doneAt: Date | null };

/** [OP-1] [OP-4] The two clocks of an inquiry. */
export function clocksOf(
  { haste, cameAt, answeredAt, solvedAt }: Pick<Inquiry, "haste" | "cameAt" | "answeredAt" | "solvedAt">,
  targets: SupportTargets,
): { readonly answer: InquiryClock; readonly solution: InquiryClock } {
  const { answerMinutes, solveMinutes } = targets[haste];
  const due = (minutes: number): Date =>
    haste === "urgent"
      ? new Date(cameAt.getTime() + minutes * 60_000)
      : afterBusinessMinutes(cameAt, minutes);
  return {
    answer: { dueAt: due(answerMinutes), doneAt: answeredAt },
    solution: { dueAt: due(solveMinutes), doneAt: solvedAt },
  };
}

/** Whether a clock has run out: done too late, or not done yet. */
export function isLate({ dueAt, doneAt }: InquiryClock, now: Date): boolean {
  return (doneAt ?? now).getTime() > dueAt.getTime();
}
