import type { StaffId } from "./ids.ts";
import { type Day, dayAfter, inJapan, instantOf, minutesADay } from "./japan-time.ts";
import type { Staff } from "./people.ts";
import { Refusal } from "./refusal.ts";

/** 障害・事故: something did not work, the service stood still, data are gone, or came to where they do not belong (漏えい等). */
export const incidentKinds = ["fault", "outage", "loss", "breach"] as const;
export type IncidentKind = (typeof incidentKinds)[number];

/** What the operator writes on the time line. */
export const workedSteps = ["action", "recovery", "cause", "prevention"] as const;
export type WorkedStep = (typeof workedSteps)[number];
/** All that stands on it, in the order in which it was written; the first is `found`. */
export const incidentSteps = [
  "found",
  "impact",
  "trace",
  ...workedSteps,
  "report",
  "decision",
  "authority",
  "close",
] as const;
export type IncidentStepKind = (typeof incidentSteps)[number];

/** 速報・中間・最終: to the city, which agrees to each or sends it back. */
export const reportStages = ["first", "progress", "final"] as const;
export type ReportStage = (typeof reportStages)[number];
/** 速報・確報: by the city, to 個人情報保護委員会. */
export const authorityStages = ["quick", "final"] as const;
export type AuthorityStage = (typeof authorityStages)[number];

/** Counted from what is stored, between two moments. */
export type Impact = {
  readonly from: string;
  readonly to: string;
  /** Consultations that were open at some moment of it, were opened in it, and in which something was written. */
  readonly open: number;
  readonly opened: number;
  readonly talked: number;
  readonly messages: number;
  /** Consultees who wrote or were written to, and members of staff who did something that is on record. */
  readonly consultees: number;
  readonly staff: number;
};
/** Of the audit trail: whose words were looked at or taken between two moments. */
export type TraceCounts = {
  readonly from: string;
  readonly to: string;
  readonly consultations: number;
  readonly consultees: number;
  readonly exports: number;
};
export type StepFacts = {
  readonly impact?: Impact;
  readonly trace?: TraceCounts;
  readonly report?: { readonly stage: ReportStage };
  readonly decision?: { readonly about: number; readonly agreed: boolean };
  readonly authority?: { readonly stage: AuthorityStage };
};

export type IncidentStep = {
  readonly nth: number;
  readonly kind: IncidentStepKind;
  /** When it was so; and when it was written down. */
  readonly at: Date;
  readonly writtenAt: Date;
  /** Null: the service itself. */
  readonly by: StaffId | null;
  readonly facts: StepFacts;
};

export type Incident = {
  readonly id: string;
  readonly number: number;
  readonly kind: IncidentKind;
  /** 不正の目的をもって行われたおそれ: the final report has 60 days instead of 30. */
  readonly badIntent: boolean;
  /** When it became known. */
  readonly foundAt: Date;
  /** The inquiry that told of it. */
  readonly inquiry: string | null;
  readonly steps: readonly IncidentStep[];
};

export type IncidentStanding = "under-way" | "recovered" | "reported" | "closed";

const has = ({ steps }: Pick<Incident, "steps">, kind: IncidentStepKind): boolean =>
  steps.some((step) => step.kind === kind);

export function standingOf(incident: Pick<Incident, "steps">): IncidentStanding {
  if (has(incident, "close")) return "closed";
  if (isAgreed(incident, "final")) return "reported";
  return has(incident, "recovery") ? "recovered" : "under-way";
}

/** Whether the city has agreed to a report of this stage. */
export function isAgreed({ steps }: Pick<Incident, "steps">, stage: ReportStage): boolean {
  const reports = steps.filter(({ facts }) => facts.report?.stage === stage).map(({ nth }) => nth);
  return steps.some(({ facts }) => facts.decision?.agreed && reports.includes(facts.decision.about));
}

/** What a final report still wants: 仕様書 9(2) asks for the impact of every incident. */
export function missingFor(incident: Pick<Incident, "steps">): readonly IncidentStepKind[] {
  return (["impact", "recovery", "cause", "prevention"] as const).filter((kind) => !has(incident, kind));
}

/** The report that the city has to decide on; null without. */
export function openReport({ steps }: Pick<Incident, "steps">): IncidentStep | null {
  const decided = new Set(steps.map(({ facts }) => facts.decision?.about));
  return steps.filter(({ kind, nth }) => kind === "report" && !decided.has(nth)).at(-1) ?? null;
}

/** The clocks of two machines. */
const slackMillis = 300_000;
const longestPastMillis = 366 * 86_400_000;

/** [OP-6] Refuses a moment that lies ahead, or more than a year back. */
export function refuseFaultyMoment(at: Date, now: Date): void {
  const ago = now.getTime() - at.getTime();
  if (ago < -slackMillis || ago > longestPastMillis) throw new Refusal("bad-input");
}

/** [OP-6] The time line only grows, and ends with `close`; what is not whole is neither reported as final nor closed. */
export function refuseStep(
  incident: Pick<Incident, "steps">,
  kind: IncidentStepKind,
  facts: StepFacts,
): void {
  if (has(incident, "close")) throw new Refusal("incident-closed");
  if (facts.report?.stage === "final" && missingFor(incident).length > 0)
    throw new Refusal("incident-incomplete");
  if (kind === "report" && openReport(incident)) throw new Refusal("report-open");
  if (kind === "close" && !isAgreed(incident, "final")) throw new Refusal("incident-incomplete");
}

/** [OP-6] The city decides on the newest report, once, and nobody on their own. */
export function refuseDecision(
  incident: Pick<Incident, "steps">,
  about: number,
  { id }: Pick<Staff, "id">,
): void {
  const report = openReport(incident);
  if (!report || report.nth !== about) throw new Refusal("approval-closed");
  if (report.by === id) throw new Refusal("not-oneself");
}

export type BreachClock = {
  readonly stage: AuthorityStage;
  readonly dueAt: Date;
  readonly doneAt: Date | null;
};

/** Days since the one on which it became known, which is the first. */
const quickDays = 5;
const finalDays = { usual: 30, badIntent: 60 } as const;

/**
 * [OP-7] 個人情報の保護に関する法律 第68条, and its rules: 速報 within about three to five days, 確報 within thirty, or sixty where
 * somebody meant it (docs/decisions/0058). Days off count, and put nothing off: earlier is always within the law.
 */
export function breachClocks({ kind, badIntent, foundAt, steps }: Incident): readonly BreachClock[] {
  if (kind !== "breach") return [];
  const known = inJapan(foundAt).day;
  const endOf = (nth: number): Date => instantOf(lastOf(known, nth), minutesADay);
  const doneAt = (stage: AuthorityStage): Date | null =>
    steps.find(({ facts }) => facts.authority?.stage === stage)?.at ?? null;
  return [
    { stage: "quick", dueAt: endOf(quickDays), doneAt: doneAt("quick") },
    {
      stage: "final",
      dueAt: endOf(badIntent ? finalDays.badIntent : finalDays.usual),
      doneAt: doneAt("final"),
    },
  ];
}

const lastOf = (first: Day, days: number): Day => dayAfter(first, days - 1);
