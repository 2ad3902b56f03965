import type { SeenStep } from "../../../../contract/incident.ts";
import type { StaffId } from "../../../../domain/ids.ts";
import type { IncidentStepKind } from "../../../../domain/incident.ts";
import { stepName } from "../../../../domain/incident-names.ts";
import type { Moment } from "../time-line.tsx";
import { words as common } from "../words-ja.ts";
import { Counts } from "./counts.tsx";

const tones: Partial<Record<IncidentStepKind, NonNullable<Moment["tone"]>>> = {
  found: "bad",
  recovery: "good",
  report: "strong",
  decision: "strong",
  close: "good",
};

/** The steps of an incident in the order in which it happened. */
export function momentsOf(
  steps: readonly SeenStep[],
  names: ReadonlyMap<StaffId, string>,
  now: Date,
): readonly Moment[] {
  const inOrder = [...steps].sort((a, b) => (a.at === b.at ? a.nth - b.nth : a.at < b.at ? -1 : 1));
  return inOrder.map((step) => ({
    ...{ key: step.nth, at: step.at, what: stepName(step), words: step.words },
    who: step.by === null ? common.theService : (names.get(step.by) ?? common.someone),
    ...(tones[step.kind] ? { tone: tones[step.kind] } : {}),
    more: <Counts facts={step.facts} now={now} />,
  }));
}
