import type { StaffId } from "../../../domain/ids.ts";
import { type Incident, refuseFaultyMoment } from "../../../domain/incident.ts";
import type { Staff } from "../../../domain/people.ts";
import { wordsToKeep } from "../../../domain/private-words.ts";
import { Refusal } from "../../../domain/refusal.ts";
import { recordAct } from "../../audit/record.ts";
import type { Tools } from "../../tools.ts";
import { sealWords } from "../seal-words.ts";
import { placeOfHeading, placeOfStep } from "./place-of.ts";
import { findNumber, hasInquiry, insertIncident, insertIncidentStep } from "./store.ts";

export type OpenedIncident = Pick<Incident, "id" | "kind" | "badIntent" | "foundAt" | "inquiry"> & {
  readonly heading: string;
  readonly words: string;
  readonly asIs: boolean;
};

/**
 * [OP-6] Answers its number: of this one, or of the one that stands under its id already. `by` null: an alarm of the service itself,
 * whose words are the program's own.
 */
export async function openIncident(tools: Tools, by: Staff | null, opened: OpenedIncident): Promise<number> {
  const { db, now } = tools;
  const { id, kind, badIntent, foundAt, inquiry } = opened;
  return db.transaction().execute(async (tx) => {
    const at = now();
    refuseFaultyMoment(foundAt, at);
    if (inquiry !== null && !(await hasInquiry(tx, inquiry))) throw new Refusal("not-found");
    const heading = sealWords(tools, placeOfHeading(id), wordsToKeep(opened.heading, opened.asIs));
    const number = await insertIncident(tx, { id, kind, badIntent, foundAt, inquiry, heading });
    if (number === null) return (await findNumber(tx, id)) ?? 0;
    const staff: StaffId | null = by?.id ?? null;
    const sealed = sealWords(tools, placeOfStep(id, 1), wordsToKeep(opened.words, opened.asIs));
    await insertIncidentStep(tx, id, {
      ...{ nth: 1, kind: "found", at: foundAt, writtenAt: at, by: staff, facts: {}, sealed },
    });
    await recordAct(tx, at, by ?? { kind: "system" }, "incident:open", { incident: id, outcome: kind });
    return number;
  });
}
