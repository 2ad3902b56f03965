import type { StaffId } from "./ids.ts";
import { dayAfter, inJapan } from "./japan-time.ts";
import type { Staff } from "./people.ts";
import { type Month, monthOf } from "./period.ts";
import { Refusal } from "./refusal.ts";

/** One figure as it is said: on the screen, on paper, in files. Names and counts of the service's own, and no word of anybody. */
export type ReportRow = readonly [name: string, value: string];
export type ReportSection = {
  readonly heading: string;
  readonly rows: readonly ReportRow[];
  /** What the figures are of, or why there are none; empty where nothing has to be said. */
  readonly note: string;
};

/** 月報: the operator's draft with the figures as they were, the city's comment on it, and that the city agrees. */
export const monthReportSteps = ["draft", "comment", "agree"] as const;
export type MonthReportStepKind = (typeof monthReportSteps)[number];
export type MonthReportStep = {
  readonly nth: number;
  readonly kind: MonthReportStepKind;
  readonly at: Date;
  readonly by: StaffId;
  /** Of a comment, and of an agreement: the draft that it is about. */
  readonly about: number | null;
};

export type MonthReportStanding = "none" | "draft" | "commented" | "agreed";

type Steps = readonly Pick<MonthReportStep, "nth" | "kind" | "by">[];

/** The newest draft: the only one that anything is said about. */
export function newestDraft<Step extends Steps[number]>(steps: readonly Step[]): Step | null {
  return steps.filter(({ kind }) => kind === "draft").at(-1) ?? null;
}

export function standingOfReport(steps: Steps): MonthReportStanding {
  const last = steps.at(-1)?.kind;
  if (!last) return "none";
  return ({ draft: "draft", comment: "commented", agree: "agreed" } as const)[last];
}

const firstMonth = "2020-01";

/** [MR-1] Refuses what has not begun, and what was before anything was. */
export function refuseFaultyMonth(month: Month, now: Date): void {
  if (month < firstMonth || month > monthOf(inJapan(now).day)) throw new Refusal("bad-input");
}

/** [MR-2] A draft is of a month that is over, and written upon the steps its author saw. */
export function refuseDraft(month: Month, steps: Steps, seen: number, now: Date): void {
  refuseFaultyMonth(month, now);
  if (month === monthOf(inJapan(now).day)) throw new Refusal("bad-input");
  if (steps.length !== seen) throw new Refusal("settings-moved");
}

/** [MR-2] The city comments on the newest draft, and agrees to it once; nobody agrees to their own. */
export function refuseMonthDecision(
  steps: Steps,
  about: number,
  agrees: boolean,
  { id }: Pick<Staff, "id">,
): void {
  const draft = newestDraft(steps);
  if (!draft || draft.nth !== about || standingOfReport(steps) === "agreed")
    throw new Refusal("approval-closed");
  if (agrees && draft.by === id) throw new Refusal("not-oneself");
}

/** The month after, whose plan the report tells. */
export function monthAfter(month: Month): Month {
  return monthOf(dayAfter(`${month}-01`, 31));
}
