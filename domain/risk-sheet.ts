import type { StaffId } from "./ids.ts";
import { messageLength } from "./message.ts";
import type { RecordFault } from "./record.ts";

/** What somebody may be in danger of. */
export const dangers = [
  "suicide",
  "self-harm",
  "abuse",
  "violence",
  "sexual",
  "away-from-home",
  "harm-to-others",
  "other",
] as const;
export type Danger = (typeof dangers)[number];

/** How soon. */
export const immediacies = ["now", "today", "later", "unknown"] as const;
export type Immediacy = (typeof immediacies)[number];

export const whereabouts = ["home", "school", "outside", "elsewhere", "unknown"] as const;
export type Whereabouts = (typeof whereabouts)[number];

/** Who is with them. */
export const companies = ["nobody", "trusted-adult", "children", "feared", "unknown"] as const;
export type Company = (typeof companies)[number];

/** What was done so far. */
export const safetySteps = [
  "listened",
  "asked-safety",
  "gave-numbers",
  "told-supervisor",
  "told-city",
  "called-police",
  "called-ambulance",
  "called-child-guidance",
  "called-guardian",
  "called-school",
] as const;
export type SafetyStep = (typeof safetySteps)[number];

/** 安全確認シート: what is known of a danger at a moment, so that whoever comes to help need not ask. Any part may be unknown. */
export type RiskSheet = {
  readonly dangers: readonly Danger[];
  readonly immediacy: Immediacy;
  readonly where: Whereabouts;
  readonly company: Company;
  readonly steps: readonly SafetyStep[];
  /** In words, each beside what was chosen; empty where there is nothing to add. */
  readonly words: { readonly [Part in SheetPart]: string };
};

export const sheetParts = ["dangers", "where", "company", "steps"] as const;
export type SheetPart = (typeof sheetParts)[number];

/** In characters, of each part. */
export const longestSheetWords = 500;

/** A version of it, with who and when. */
export type OpenedSheet = {
  readonly version: number;
  readonly staff: StaffId;
  readonly at: Date;
  /** Null where it does not open any more. */
  readonly said: RiskSheet | null;
};

export const emptySheet: RiskSheet = {
  ...{ dangers: [], immediacy: "unknown", where: "unknown", company: "unknown", steps: [] },
  words: { dangers: "", where: "", company: "", steps: "" },
};

const loneSurrogate = /\p{Cs}/u;

/** [UC-8] What is wrong with it, or null. Half of it is more than none: only one that says nothing is refused. */
export function sheetFault(sheet: RiskSheet): RecordFault | null {
  const texts = sheetParts.map((part) => sheet.words[part]);
  if (texts.some((text) => text.includes("\0") || loneSurrogate.test(text))) return "record-malformed";
  if (texts.some((text) => messageLength(text) > longestSheetWords)) return "record-too-long";
  const chosen = [sheet.immediacy, sheet.where, sheet.company].some((one) => one !== "unknown");
  const saysSomething = chosen || sheet.dangers.length > 0 || sheet.steps.length > 0;
  return saysSomething || texts.some((text) => text.trim() !== "") ? null : "record-empty";
}
