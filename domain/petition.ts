import type { ConsultationId, StaffId } from "./ids.ts";
import { type Day, dayAfter } from "./japan-time.ts";

/** 開示・訂正・利用停止の請求 (個人情報保護法 76条, 90条, 98条). */
export const petitionKinds = ["see", "correct", "stop"] as const;
export type PetitionKind = (typeof petitionKinds)[number];

/** 本人, 法定代理人, 任意代理人 (76条2項). */
export const petitioners = ["self", "guardian", "proxy"] as const;
export type Petitioner = (typeof petitioners)[number];

/** By what it was made sure who asks (77条2項): a choice, never a sentence. */
export const proofs = ["id-card", "two-papers", "own-page", "guardian-papers", "mandate"] as const;
export type Proof = (typeof proofs)[number];

/** What the city may decide: on 開示 82条, on 訂正 93条, on 利用停止 101条. */
export const decisionsOn = {
  see: ["whole", "part", "none", "unsaid", "absent"],
  correct: ["corrected", "not-corrected"],
  stop: ["stopped", "not-stopped"],
} as const satisfies Record<PetitionKind, readonly string[]>;
export const petitionDecisions = [...decisionsOn.see, ...decisionsOn.correct, ...decisionsOn.stop] as const;
export type PetitionDecision = (typeof petitionDecisions)[number];

/** By which way the notice, or the copy, went out. */
export const waysOut = ["counter", "post"] as const;
export type WayOut = (typeof waysOut)[number];

/** What somebody writes down by hand; the two others are the service's own. */
export const writtenSteps = [
  "identity",
  "weigh",
  "supplement",
  "extend",
  "notify",
  "hand-over",
  "close",
] as const;
export type WrittenStep = (typeof writtenSteps)[number];
export const petitionSteps = [...writtenSteps, "propose", "decide", "attach"] as const;
export type PetitionStepKind = (typeof petitionSteps)[number];

/** Which of them is there follows from the kind. */
export type PetitionFacts = {
  /** identity */
  readonly proofs?: readonly Proof[] | undefined;
  /** supplement: from the day it was asked for to the day it came; those days do not count (83条1項). */
  readonly from?: Day | undefined;
  readonly to?: Day | undefined;
  /** extend: by how many days, 30 at most (83条2項). */
  readonly days?: number | undefined;
  /** notify, hand-over: on which day, and how. */
  readonly on?: Day | undefined;
  readonly way?: WayOut | undefined;
  /** propose, decide. */
  readonly decision?: PetitionDecision | undefined;
  /** propose: up to which entry of its consultation it was looked through. */
  readonly upTo?: number | undefined;
};

export type PetitionStep = {
  readonly nth: number;
  readonly kind: PetitionStepKind;
  readonly at: Date;
  /** Null: the service itself, when others had agreed. */
  readonly by: StaffId | null;
  readonly facts: PetitionFacts;
};

export type Petition = {
  readonly id: string;
  readonly number: number;
  readonly kind: PetitionKind;
  /** Null: it names none. Nobody is looked for. */
  readonly consultation: ConsultationId | null;
  readonly petitioner: Petitioner;
  readonly receivedOn: Day;
  /** Within how many days from the day after: 30, or fewer where the city's ordinance says so (108条). */
  readonly days: number;
  readonly steps: readonly PetitionStep[];
  /** Others are being asked about the last proposal. */
  readonly isProposed: boolean;
};

/** As it is listed. Null: what was written there does not open any more, or nothing was. */
export type ListedPetition = Omit<Petition, "steps"> & {
  /** Of its consultation; null where it names none. */
  readonly consultationNumber: number | null;
  /** Whether that one is gone, and whether something holds it. */
  readonly isDeleted: boolean;
  readonly isHeld: boolean;
  readonly who: string | null;
  readonly sought: string | null;
  readonly receivedBy: StaffId;
  readonly receivedAt: Date;
  /** The approval that waits; null where none does. */
  readonly approval: string | null;
  readonly proposedBy: StaffId | null;
  readonly steps: readonly (PetitionStep & {
    readonly words: string | null;
    /** What is to stand beside the consultation; of a proposal to correct alone. */
    readonly correction: string | null;
  })[];
};

export const longestDays = 30;

export const petitionStates = ["open", "proposed", "decided", "closed"] as const;
export type PetitionState = (typeof petitionStates)[number];

type Standing = Pick<Petition, "steps" | "isProposed">;

export function stateOf(petition: Standing): PetitionState {
  if (has(petition, "close")) return "closed";
  if (has(petition, "decide")) return "decided";
  return petition.isProposed ? "proposed" : "open";
}

export function has({ steps }: Pick<Petition, "steps">, kind: PetitionStepKind): boolean {
  return steps.some((step) => step.kind === kind);
}

export function decisionOf({ steps }: Pick<Petition, "steps">): PetitionDecision | null {
  return steps.find(({ kind }) => kind === "decide")?.facts.decision ?? null;
}

/** The last day on which it is decided in time, in Japan. The day on which it came does not count. */
export function dueOn({ receivedOn, days, steps }: Pick<Petition, "receivedOn" | "days" | "steps">): Day {
  const more = steps.map(({ kind, facts: { days: added = 0, from, to } }) => {
    if (kind === "extend") return added;
    return kind === "supplement" && from && to ? daysBetween(from, to) : 0;
  });
  return dayAfter(
    receivedOn,
    more.reduce((sum, one) => sum + one, days),
  );
}

/** How many are left; below nothing: late by as many. */
export function daysLeft(petition: Pick<Petition, "receivedOn" | "days" | "steps">, today: Day): number {
  return daysBetween(today, dueOn(petition));
}

function daysBetween(from: Day, to: Day): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
}
