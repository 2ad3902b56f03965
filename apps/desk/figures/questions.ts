import type { Dimension } from "../../../domain/figures.ts";

/** What can be looked at: one question at a time. */
export const questions = [
  "overview",
  "month",
  "day",
  "hour",
  "weekday-hour",
  "entrance",
  "reception",
  "return",
  "relation",
  "school",
  "grade",
  "gender",
  "topic",
  "topic-told",
  "urgent-call",
  "face-before",
  "face-after",
  "city-table",
] as const satisfies readonly (Dimension | "overview")[];
export type Question = (typeof questions)[number];

/** Along the time: drawn as columns side by side, with the table below. */
export const alongTime: readonly Dimension[] = ["day", "month", "hour"];
