import {
  type IncidentStepKind,
  refuseDecision,
  refuseFaultyMoment,
  refuseStep,
  type StepFacts,
} from "../../../domain/incident.ts";
import type { Staff } from "../../../domain/people.ts";
import { wordsToKeep } from "../../../domain/private-words.ts";
import { Refusal } from "../../../domain/refusal.ts";
import { recordAct } from "../../audit/record.ts";
import type { Tx } from "../../storage/database.ts";
import type { Tools } from "../../tools.ts";
import { sealWords } from "../seal-words.ts";
import { placeOfStep } from "./place-of.ts";
import { insertIncidentStep, lockIncident } from "./store.ts";

export type Written = {
  readonly incident: string;
  readonly kind: IncidentStepKind;
  /** Left out: now. */
  readonly at?: Date;
  readonly facts?: StepFacts;
  readonly words?: string;
  readonly asIs?: boolean;
};

/** [OP-6] Adds one step to a time line that only grows. */
export async function writeIncident(tools: Tools, by: Staff, written: Written): Promise<void> {
  await tools.db.transaction().execute((tx) => writeStep(tx, tools, by, written, "incident:step"));
}

/** The same in a transaction of somebody else, whose last act it is. */
export async function writeStep(
  tx: Tx,
  tools: Tools,
  by: Staff,
  { incident: id, kind, facts = {}, words = "", asIs = true, ...written }: Written,
  act: "incident:step" | "incident:trace",
): Promise<void> {
  const incident = await lockIncident(tx, id);
  if (!incident) throw new Refusal("not-found");
  const writtenAt = tools.now();
  const at = written.at ?? writtenAt;
  refuseFaultyMoment(at, writtenAt);
  refuseStep(incident, kind, facts);
  if (facts.decision) refuseDecision(incident, facts.decision.about, by);
  const nth = incident.steps.length + 1;
  const sealed = words === "" ? null : sealWords(tools, placeOfStep(id, nth), wordsToKeep(words, asIs));
  await insertIncidentStep(tx, id, { nth, kind, at, writtenAt, by: by.id, facts, sealed });
  await recordAct(tx, writtenAt, by, act, { incident: id, outcome: kind, ...periodOf(facts) });
}

function periodOf({ trace, impact }: StepFacts): { readonly from?: Date; readonly to?: Date } {
  const period = trace ?? impact;
  return period ? { from: new Date(period.from), to: new Date(period.to) } : {};
}
