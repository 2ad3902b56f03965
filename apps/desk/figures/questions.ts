import type { Dimension } from "../../../domain/figures.ts";
import { type Unit, units } from "../../../domain/published-figures.ts";
import { timeDimensions } from "../../../domain/written.ts";

/** What can be looked at: one question at a time. */
export const questions = [
  "overview",
  "month",
  "fiscal-year",
  "day",
  "hour",
  "weekday-hour",
  "entrance",
  "reception",
  "return",
  "until-answer",
  "standing",
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
export const alongTime: readonly Dimension[] = ["day", "month", "fiscal-year", "hour"];

/** Messages are counted by their own time, and by nothing that only a consultation has. */
export function unitsOf(dimension: Dimension): readonly Unit[] {
  const isTime = (timeDimensions as readonly Dimension[]).includes(dimension);
  return isTime ? units : units.filter((unit) => unit !== "messages");
}
